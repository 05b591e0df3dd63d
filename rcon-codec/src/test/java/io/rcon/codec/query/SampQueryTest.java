package io.rcon.codec.query;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.codec.query.SampClients.Client;
import io.rcon.codec.samp.SampPacket;
import io.rcon.testing.DatagramVector;
import io.rcon.testing.Hex;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The answers to queries of SA-MP, whole, cut at every byte, and with lengths that lie. */
final class SampQueryTest {
  private static final byte[] HEADER =
      SampPacket.header(new InetSocketAddress(InetAddress.getLoopbackAddress(), 7777));

  private static byte[] reply(String id) {
    return Hex.bytes(DatagramVector.of("vectors/samp.txt", id).replies().get(0));
  }

  private static ByteBuf cut(byte[] bytes, int length) {
    return Unpooled.wrappedBuffer(bytes, 0, length);
  }

  @Test
  void tellsOfTheServer() {
    byte[] bytes = reply("samp-info");
    SampInfo info = SampInfo.read(cut(bytes, bytes.length), HEADER, ISO_8859_1);
    SampInfo expected = new SampInfo(false, 2, 50, "Test server", "Freeroam", "English", true);
    assertEquals(expected, info);
    assertNull(SampClients.read(cut(bytes, bytes.length), HEADER, ISO_8859_1));
    for (int length = 0; length < bytes.length; length++) {
      SampInfo part = SampInfo.read(cut(bytes, length), HEADER, ISO_8859_1);
      assertEquals(length < SampPacket.HEADER, part == null);
      assertTrue(part == null || !part.complete(), "cut at " + length);
    }
  }

  @Test
  void tellsOfThePlayers() {
    byte[] bytes = reply("samp-clients");
    SampClients clients = SampClients.read(cut(bytes, bytes.length), HEADER, ISO_8859_1);
    assertNotNull(clients);
    assertEquals(List.of(new Client("An_na", 10), new Client("Bob", -1)), clients.clients());
    assertTrue(clients.complete());
    for (int length = 0; length < bytes.length; length++) {
      SampClients part = SampClients.read(cut(bytes, length), HEADER, ISO_8859_1);
      assertEquals(length < SampPacket.HEADER, part == null);
      assertTrue(part == null || !part.complete(), "cut at " + length);
    }
  }

  /** A length below zero, and 65535 players in no bytes. */
  @Test
  void bearsLengthsThatLie() {
    byte[] info = reply("samp-info");
    info[SampPacket.HEADER + 5 + 3] = (byte) 0xff;
    SampInfo told = SampInfo.read(cut(info, info.length), HEADER, ISO_8859_1);
    assertNotNull(told);
    assertFalse(told.complete());
    byte[] clients = reply("samp-clients");
    clients[SampPacket.HEADER] = (byte) 0xff;
    clients[SampPacket.HEADER + 1] = (byte) 0xff;
    SampClients rows = SampClients.read(cut(clients, clients.length), HEADER, ISO_8859_1);
    assertNotNull(rows);
    assertEquals(2, rows.clients().size());
    assertFalse(rows.complete());
  }
}
