package io.rcon.codec.query;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.codec.query.Doom3Info.Client;
import io.rcon.testing.DatagramVector;
import io.rcon.testing.Hex;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of Doom 3 and Quake 4 to queries, whole, cut at every byte, and of no clear form. */
final class Doom3InfoTest {
  private static final String HEAD = "ffff696e666f526573706f6e736500" + "0700000028000100" + "0000";

  private static DatagramVector vector(String id) {
    return DatagramVector.of("vectors/doom3.txt", id);
  }

  private static Doom3Info read(String id) {
    return of(Hex.bytes(vector(id).replies().get(0)));
  }

  private static Doom3Info of(byte... bytes) {
    Doom3Info info = Doom3Info.read(Unpooled.wrappedBuffer(bytes), ISO_8859_1);
    assertNotNull(info);
    return info;
  }

  @Test
  void asksAsInTheVector() {
    ByteBuf made = Doom3Info.request(UnpooledByteBufAllocator.DEFAULT, 0x1020304);
    assertEquals(vector("d3-getinfo").requests().get(0), ByteBufUtil.hexDump(made));
    made.release();
  }

  @ParameterizedTest
  @ValueSource(strings = {"d3-getinfo", "d3-getinfo-mask"})
  void tellsOfDoom3(String id) {
    Doom3Info info = read(id);
    assertEquals("game/mp/d3dm1", info.info().get("si_map"));
    assertEquals(5, info.info().size());
    assertEquals(
        List.of(new Client(0, 12, 16000, "^2An na", ""), new Client(3, 48, 25000, "B\u00f6b", "")),
        info.clients());
    assertTrue(info.complete());
  }

  @Test
  void tellsOfQuake4WithItsClans() {
    Doom3Info info = read("q4-getinfo");
    assertEquals(7, info.challenge());
    assertEquals(0x20055, info.protocol());
    assertEquals(
        List.of(new Client(0, 30, 15000, "Anna", "[x]"), new Client(1, 0, 0, "Bob", "")),
        info.clients());
    assertTrue(info.complete());
  }

  @Test
  void tellsThatNobodyIsOn() {
    assertEquals(List.of(), read("d3-getinfo-nobody").clients());
    assertTrue(read("d3-getinfo-nobody").complete());
  }

  @ParameterizedTest
  @ValueSource(strings = {"d3-getinfo", "d3-getinfo-mask", "q4-getinfo", "d3-getinfo-nobody"})
  void whatIsCutSaysSo(String id) {
    byte[] bytes = Hex.bytes(vector(id).replies().get(0));
    int mask = id.equals("d3-getinfo-mask") || id.equals("q4-getinfo") ? 4 : 0;
    for (int length = 0; length < bytes.length; length++) {
      Doom3Info info = Doom3Info.read(Unpooled.wrappedBuffer(bytes, 0, length), ISO_8859_1);
      assertEquals(length < 23, info == null);
      boolean withoutItsMask = mask > 0 && length == bytes.length - mask;
      assertTrue(info == null || info.complete() == withoutItsMask, id + " cut at " + length);
      assertTrue(info == null || info.complete() || info.clients().isEmpty());
    }
  }

  /**
   * The last player's clan holds a row of Doom 3, so that both forms end where the datagram does.
   */
  @Test
  void namesNobodyWhereTwoFormsFit() {
    String row = "00" + "0c00" + "803e0000" + "416e6e6100";
    String clan = "05" + "2222" + "33333333" + "426f6200";
    Doom3Info info = of(Hex.bytes(HEAD + row + clan + "20"));
    assertFalse(info.complete());
    assertEquals(List.of(), info.clients());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00" + "0c00" + "803e0000" + "4100" + "00" + "0c00" + "803e0000" + "4200" + "20",
        "21" + "0c00" + "803e0000" + "4100" + "20",
        "00" + "0c00" + "803e0000" + "4100" + "20" + "0000"
      })
  void namesNobodyWhereNoFormFits(String rows) {
    Doom3Info info = of(Hex.bytes(HEAD + rows));
    assertFalse(info.complete());
    assertEquals(List.of(), info.clients());
  }

  @Test
  void isNoAnswerOfQuake3() {
    byte[] quake3 = Hex.bytes("ffffffff696e666f526573706f6e73650a5c615c62000000000000");
    assertNull(Doom3Info.read(Unpooled.wrappedBuffer(quake3), ISO_8859_1));
  }
}
