package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.codec.RconCodecException;
import io.rcon.spi.QueryExchange.Step;
import io.rcon.status.ServerStatus;
import io.rcon.testing.Hex;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a Server List Ping sends, and what the answers become, without a socket. */
class ServerListExchangeTest {
  static final String JSON =
      "{\"version\":{\"name\":\"1.21.1\",\"protocol\":767},\"players\":{\"max\":20,\"online\":1,"
          + "\"sample\":[{\"name\":\"Anna\",\"id\":\"00000000-0000-4000-8000-000000000001\"}]},"
          + "\"description\":\"A \u00a7cTest \u00e4\"}";

  /** Sent by a server whose status is that text. */
  static byte[] response(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    ByteBuf body = Unpooled.buffer().writeByte(0);
    number(body, text.length);
    body.writeBytes(text);
    ByteBuf out = Unpooled.buffer();
    number(out, body.readableBytes());
    return ByteBufUtil.getBytes(out.writeBytes(body));
  }

  /** Sent by a server before 1.7. */
  static byte[] kick(String text) {
    ByteBuf out = Unpooled.buffer().writeByte(0xff).writeShort(text.length());
    text.chars().forEach(out::writeChar);
    return ByteBufUtil.getBytes(out);
  }

  private static void number(ByteBuf out, int value) {
    int rest = value;
    for (; rest > 0x7f; rest >>>= 7) {
      out.writeByte((rest & 0x7f) | 0x80);
    }
    out.writeByte(rest);
  }

  private static ServerListExchange exchange() {
    return new ServerListExchange("mc.example.org", 25565);
  }

  private static Step answer(ServerListExchange exchange, byte... bytes) {
    return exchange.answer(Unpooled.wrappedBuffer(bytes));
  }

  private static ServerStatus result(ServerListExchange exchange) {
    ServerStatus status = exchange.result();
    assertNotNull(status);
    return status;
  }

  @Test
  void theRequestIsAHandshakeAndAQuestion() {
    ByteBuf request = exchange().request(UnpooledByteBufAllocator.DEFAULT);
    String host = ByteBufUtil.hexDump("mc.example.org".getBytes(StandardCharsets.US_ASCII));
    assertEquals(
        "18" + "00" + "ffffffff0f" + "0e" + host + "63dd" + "01" + "0100",
        ByteBufUtil.hexDump(request));
    request.release();
  }

  @Test
  void aResponseIsReadAtItsLastByteAndNotBefore() {
    byte[] whole = response(JSON);
    ServerListExchange exchange = exchange();
    for (int cut = 0; cut < whole.length; cut++) {
      assertEquals(Step.MORE, answer(exchange, Arrays.copyOf(whole, cut)), "cut at " + cut);
      assertNull(exchange.result());
    }
    assertEquals(Step.DONE, answer(exchange, whole));
    ServerStatus status = result(exchange);
    assertEquals("A Test \u00e4", status.name().orElseThrow());
    assertEquals(OptionalInt.of(1), status.online());
    assertTrue(status.complete());
    assertEquals(JSON, status.text());
  }

  @Test
  void moreBytesThanTheResponseAreIgnored() {
    byte[] whole = response(JSON);
    assertEquals(Step.DONE, answer(exchange(), Arrays.copyOf(whole, whole.length + 50)));
  }

  @Test
  void whatCannotBecomeAResponseIsSaidAtOnce() {
    for (String hex :
        List.of(
            "ffffffff07", // a length of two gigabytes
            "ffffffff0f", // -1
            "ffffffffff01", // no end
            "808080808080", // no end
            "00", // nothing within
            "0101", // another packet
            "020005", // a text longer than its packet
            "0300ffff", // the length of the text is cut
            "0700ffffffff0f00", // a negative text
            "0400027b7d", // no status
            "0500035b5d5d")) {
      assertThrows(RconCodecException.class, () -> answer(exchange(), Hex.bytes(hex)), () -> hex);
    }
  }

  @Test
  void anOldServerKicks() {
    byte[] bytes = kick("\u00a71\00078\0001.6.4\0A Test\0003\00020");
    ServerListExchange exchange = exchange();
    for (int cut = 0; cut < bytes.length; cut++) {
      assertEquals(Step.MORE, answer(exchange, Arrays.copyOf(bytes, cut)), "cut at " + cut);
    }
    assertEquals(Step.DONE, answer(exchange, bytes));
    assertEquals(OptionalInt.of(3), result(exchange).online());
    assertEquals("1.6.4", result(exchange).version().orElseThrow());
    String words =
        assertThrows(RconCodecException.class, () -> answer(exchange(), kick("Bad packet id 24")))
            .getMessage();
    assertTrue(words != null && words.contains("Bad packet id 24"), words);
    assertTrue(words.contains("legacy-ping"), words);
  }

  /** The length of such a response begins with the byte of a kick. */
  @Test
  void aResponseWhoseLengthLooksLikeAKickIsOne() {
    String json = JSON.substring(0, JSON.length() - 1) + ",\"x\":\"";
    int rest = 255 - 3 - json.getBytes(StandardCharsets.UTF_8).length - 2;
    byte[] whole = response(json + "x".repeat(rest) + "\"}");
    assertEquals(255 + 2, whole.length);
    assertEquals((byte) 0xff, whole[0]);
    assertEquals(Step.DONE, answer(exchange(), whole));
  }

  @Test
  void anyBytesGiveAStepOrAReason() {
    Random random = new Random(20261127);
    byte[] whole = response(JSON);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (int spoilt = random.nextInt(4); spoilt >= 0 && bytes.length > 0; spoilt--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        answer(exchange(), bytes);
      } catch (RconCodecException e) {
        assertNotNull(e.getMessage());
      }
    }
  }
}
