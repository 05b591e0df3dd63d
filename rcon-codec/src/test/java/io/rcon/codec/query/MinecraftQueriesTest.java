package io.rcon.codec.query;

import static io.rcon.codec.query.QueryVector.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.codec.RconCodecException;
import io.rcon.testing.Hex;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The four ways in which servers of Minecraft are asked. */
final class MinecraftQueriesTest {
  private static final UnpooledByteBufAllocator HEAP = UnpooledByteBufAllocator.DEFAULT;

  @Test
  void aTokenIsAskedForAndSentBack() {
    QueryVector vector = QueryVector.named("mc-query-full");
    assertEquals(vector.request(0), hex(MinecraftStat.tokenRequest(HEAP, 1)));
    int token = MinecraftStat.readToken(vector.reply(0), 1).orElseThrow();
    assertEquals(vector.request(1), hex(MinecraftStat.request(HEAP, 1, token, MinecraftStat.FULL)));
    assertEquals(OptionalInt.empty(), MinecraftStat.readToken(vector.reply(0), 2));
    assertEquals(OptionalInt.of(-5), token("2d3500"));
    assertEquals(OptionalInt.of(-1), token("3432393439363732393500"));
    assertEquals(OptionalInt.of(0x0008e6b0), token("0008e6b000"), "Nukkit's four bytes");
    assertEquals(OptionalInt.of(1234), token("3132333400"));
    assertEquals(OptionalInt.empty(), token("3939393939393939393900"));
    assertEquals(OptionalInt.empty(), token("7800"));
    assertEquals(OptionalInt.empty(), token("35"));
  }

  private static OptionalInt token(String hex) {
    return MinecraftStat.readToken(Unpooled.wrappedBuffer(Hex.bytes("0900000001" + hex)), 1);
  }

  @Test
  void theFullAnswerNamesThePlayers() {
    MinecraftStat stat =
        Objects.requireNonNull(MinecraftStat.read(QueryVector.named("mc-query-full").reply(1), 1));
    assertTrue(stat.full());
    assertTrue(stat.complete());
    assertEquals("A Test", stat.info().get("hostname"));
    assertEquals("1.21.1", stat.info().get("version"));
    assertEquals("world", stat.info().get("map"));
    assertEquals("2", stat.info().get("numplayers"));
    assertEquals("20", stat.info().get("maxplayers"));
    assertEquals(List.of("Anna", "Bob"), stat.players());
  }

  @Test
  void theBasicAnswerCountsThem() {
    QueryVector vector = QueryVector.named("mc-query-basic");
    assertEquals(
        vector.request(0), hex(MinecraftStat.request(HEAP, 1, 0xffffcfc7, MinecraftStat.BASIC)));
    MinecraftStat stat = Objects.requireNonNull(MinecraftStat.read(vector.reply(0), 1));
    assertFalse(stat.full());
    assertTrue(stat.complete());
    assertEquals("25565", stat.info().get("hostport"));
    assertEquals("127.0.0.1", stat.info().get("hostip"));
    assertEquals("2", stat.info().get("numplayers"));
    assertNull(MinecraftStat.read(vector.reply(0), 2));
  }

  @Test
  void bedrockCountsThem() {
    QueryVector vector = QueryVector.named("bedrock-ping");
    assertEquals(vector.request(0), hex(BedrockPong.request(HEAP, 1, 2)));
    BedrockPong pong = Objects.requireNonNull(BedrockPong.read(vector.reply(0), 1));
    assertEquals("MCPE", pong.edition());
    assertEquals("Test", pong.motd());
    assertEquals("1.21.100", pong.version());
    assertEquals(List.of(2, 20), List.of(pong.players(), pong.max()));
    assertEquals("Bedrock level", pong.rest().get(1));
    assertTrue(pong.complete());
    assertNull(BedrockPong.read(vector.reply(0), 2));
  }

  @Test
  void aMessageMayHoldSemicolons() {
    for (String motd : List.of("a;b; c", "a\\;b\\; c", "7;x")) {
      BedrockPong pong = pong("MCPE;" + motd + ";390;1.14.60;3;20;1;w;Survival;");
      assertEquals(motd.replace("\\;", ";"), pong.motd());
      assertEquals(3, pong.players());
      assertEquals(20, pong.max());
    }
    assertFalse(pong("MCPE;x;y").complete());
    assertFalse(pong("").complete());
  }

  private static BedrockPong pong(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuf datagram =
        Unpooled.buffer()
            .writeByte(0x1c)
            .writeLong(1)
            .writeLong(3)
            .writeBytes(Hex.bytes("00ffff00fefefefefdfdfdfd12345678"))
            .writeShort(bytes.length)
            .writeBytes(bytes);
    return Objects.requireNonNull(BedrockPong.read(datagram, 1), text);
  }

  @Test
  void theServerListPingBringsJson() {
    QueryVector vector = QueryVector.named("mc-slp-modern");
    assertEquals(vector.request(0), hex(ServerListPing.request(HEAP, 767, "127.0.0.1", 25565)));
    byte[] reply = vector.replies().get(0);
    String json = Objects.requireNonNull(ServerListPing.json(Unpooled.wrappedBuffer(reply)));
    assertTrue(json.startsWith("{\"version\":{\"name\":\"1.21.1\"") && json.endsWith("}}"), json);
    for (int length = 0; length < reply.length; length++) {
      assertNull(ServerListPing.json(Unpooled.wrappedBuffer(reply, 0, length)));
    }
    assertEquals(json, ServerListPing.json(Unpooled.wrappedBuffer(Hex.join(reply, reply))));
  }

  @Test
  void aStatusThatCannotBeOneIsRefusedAtItsFirstBytes() {
    // More than five bytes, a negative length, one beyond the limit, none, another packet, and a
    // text that is longer than its packet.
    for (String hex :
        List.of("ffffffffffff", "ffffffff0f", "ffffff7f", "00", "0501", "0500ffffff7f")) {
      ByteBuf stream = Unpooled.wrappedBuffer(Hex.bytes(hex));
      assertThrows(RconCodecException.class, () -> ServerListPing.json(stream), hex);
    }
    assertThrows(
        IllegalArgumentException.class, () -> ServerListPing.request(HEAP, -1, "x".repeat(256), 1));
  }

  @Test
  void varIntsAreReadAsTheyWereWritten() {
    for (int value : new int[] {0, 1, 127, 128, 255, 25565, 2097151, Integer.MAX_VALUE, -1}) {
      ByteBuf buffer = Unpooled.buffer();
      ServerListPing.writeVarInt(buffer, value);
      assertEquals(value, ServerListPing.readVarInt(buffer));
      assertFalse(buffer.isReadable());
    }
    // The frame's length is right for a protocol of one to five bytes.
    for (int protocol : new int[] {4, 128, 16384, 1 << 21, -1}) {
      ByteBuf request = ServerListPing.request(HEAP, protocol, "é", 1);
      int length = Objects.requireNonNull(ServerListPing.readVarInt(request));
      assertEquals(length + 2, request.readableBytes());
      request.release();
    }
  }

  @Test
  void theLegacyPingHasTwoForms() {
    QueryVector vector = QueryVector.named("mc-slp-legacy");
    assertEquals(vector.request(0), hex(LegacyPong.request(HEAP)));
    byte[] reply = vector.replies().get(0);
    LegacyPong pong = Objects.requireNonNull(LegacyPong.read(Unpooled.wrappedBuffer(reply)));
    assertEquals(new LegacyPong(OptionalInt.of(127), "1.21.1", "A Test", 2, 20), pong);
    for (int length = 0; length < reply.length; length++) {
      assertNull(LegacyPong.read(Unpooled.wrappedBuffer(reply, 0, length)));
    }
    assertEquals(new LegacyPong(OptionalInt.empty(), "", "a§b", 1, 9), legacy("a§b§1§9"));
    assertEquals(new LegacyPong(OptionalInt.empty(), "", "kicked", -1, -1), legacy("kicked"));
    assertEquals(
        new LegacyPong(OptionalInt.of(78), "1.6", "m", -1, 5),
        legacy("§1\00078\0001.6\0m\0x\0005"));
    assertThrows(
        RconCodecException.class, () -> LegacyPong.read(Unpooled.wrappedBuffer(Hex.bytes("fe"))));
    assertThrows(
        RconCodecException.class,
        () -> LegacyPong.read(Unpooled.wrappedBuffer(Hex.bytes("ffffff"))));
  }

  private static LegacyPong legacy(String text) {
    ByteBuf stream = Unpooled.buffer().writeByte(0xff).writeShort(text.length());
    stream.writeBytes(text.getBytes(StandardCharsets.UTF_16BE));
    LegacyPong pong = LegacyPong.read(stream);
    assertNotNull(pong);
    return pong;
  }
}
