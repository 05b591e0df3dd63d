package io.rcon.codec.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Streams of a real server, PowerNukkit 1.6.0.1. The capture keeps 600 bytes of a read; the rest of
 * the few longer ones is filled with the letter x.
 */
final class PowerNukkitCaptureTest {
  private static final Set<String> BROKEN_ON_PURPOSE =
      Set.of("size_9", "size_0", "size_neg", "one_nul", "no_nul");

  @SuppressWarnings("ArrayRecordComponent") // Cases are never compared.
  record Case(String name, byte[] sent, byte[] received, List<?> frames) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    Map<?, ?> document = (Map<?, ?>) Resources.json("captures/powernukkit.json");
    return document.entrySet().stream()
        .map(entry -> of((String) entry.getKey(), (Map<?, ?>) entry.getValue()));
  }

  private static Case of(String name, Map<?, ?> value) {
    return new Case(
        name, join(value.get("send")), join(value.get("recv")), (List<?>) value.get("frames"));
  }

  private static byte[] join(Object reads) {
    return Hex.join(
        ((List<?>) reads).stream().map(read -> Hex.bytes((String) read)).toArray(byte[][]::new));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answers(Case captured) {
    byte[] stream = captured.received;
    for (int cut = 0; cut <= stream.length; cut++) {
      try (DecoderProbe probe = new DecoderProbe(false)) {
        probe.read(stream, 0, cut);
        probe.read(stream, cut, stream.length);
        assertNull(probe.problem);
        assertEquals(captured.frames.size(), probe.packets.size());
        for (int i = 0; i < captured.frames.size(); i++) {
          check((Map<?, ?>) captured.frames.get(i), probe.packets.get(i));
        }
      }
    }
  }

  private static void check(Map<?, ?> frame, Packet packet) {
    assertEquals(number(frame, "id"), packet.id());
    assertEquals(number(frame, "type"), packet.type());
    assertEquals(number(frame, "body_len"), packet.body().capacity());
    assertEquals(number(frame, "size"), packet.frameSize() - 4);
    String body = StandardCharsets.UTF_8.decode(packet.body().duplicate()).toString();
    assertTrue(body.startsWith((String) frame.get("body")), body);
  }

  private static int number(Map<?, ?> frame, String name) {
    return (Integer) frame.get(name);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void requests(Case captured) {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      probe.read(captured.sent);
      boolean broken = BROKEN_ON_PURPOSE.contains(captured.name);
      assertEquals(broken, probe.problem != null);
      if (!broken) {
        assertEquals(
            ByteBufUtil.hexDump(captured.sent), ByteBufUtil.hexDump(encode(probe.packets)));
      } else {
        assertEquals(1, probe.packets.size(), "the login comes first");
        assertNotNull(probe.problem.getMessage());
      }
    }
  }

  private static byte[] encode(List<Packet> packets) {
    byte[] all = new byte[0];
    for (Packet packet : packets) {
      ByteBuf frame =
          SourcePacket.encode(ByteBufAllocator.DEFAULT, packet.id(), packet.type(), packet.bytes());
      all = Hex.join(all, ByteBufUtil.getBytes(frame));
      frame.release();
    }
    return all;
  }
}
