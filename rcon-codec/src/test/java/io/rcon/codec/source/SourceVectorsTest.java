package io.rcon.codec.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.rcon.testing.Hex;
import io.rcon.testing.LongForm;
import io.rcon.testing.MeteredAllocator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector by itself, however TCP delivers it. */
final class SourceVectorsTest {
  static List<SourceVector> all() {
    return SourceVector.all();
  }

  static Stream<SourceVector> valid() {
    return SourceVector.valid();
  }

  @ParameterizedTest
  @MethodSource("all")
  void inOneRead(SourceVector vector) {
    try (DecoderProbe probe = new DecoderProbe(vector.lenient())) {
      probe.read(vector.bytes());
      probe.check(vector);
      assertEquals(0, probe.allocator.total(), "whole frames are handed over where they lie");
      assertFalse(probe.decoder.isMidFrame());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void cutAtEveryByte(SourceVector vector) {
    int step = LongForm.or(1, Math.max(1, vector.bytes().length / 250));
    for (int cut = 0; cut <= vector.bytes().length; cut += step) {
      try (DecoderProbe probe = new DecoderProbe(vector.lenient())) {
        probe.read(vector.bytes(), 0, cut);
        if (!vector.isError()) {
          assertEquals(framesWithin(vector, cut), probe.packets.size(), "handed over too early");
        }
        probe.read(vector.bytes(), cut, vector.bytes().length);
        probe.check(vector);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void byteByByte(SourceVector vector) {
    int length = vector.bytes().length;
    int step = LongForm.or(1, 1 + length / 50_000);
    try (DecoderProbe probe = new DecoderProbe(vector.lenient())) {
      for (int i = 0; i < length; i += step) {
        probe.read(vector.bytes(), i, Math.min(length, i + step));
      }
      probe.check(vector);
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void endedAtEveryByte(SourceVector vector) {
    int step = Math.max(1, vector.bytes().length / LongForm.or(5_000, 250));
    for (int end = 0; end < vector.bytes().length; end += step) {
      DecoderProbe probe = new DecoderProbe(vector.lenient());
      probe.read(vector.bytes(), 0, end);
      probe.channel.close();
      assertEquals(framesWithin(vector, end), probe.packets.size(), "a partial frame came through");
      assertNull(probe.problem);
      probe.close();
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void encodesToTheSameBytes(SourceVector vector) {
    MeteredAllocator allocator = new MeteredAllocator();
    byte[][] frames = new byte[vector.packets().size()][];
    for (int i = 0; i < frames.length; i++) {
      Packet packet = vector.packets().get(i);
      ByteBuf frame = SourcePacket.encode(allocator, packet.id(), packet.type(), packet.bytes());
      frames[i] = ByteBufUtil.getBytes(frame);
      frame.release();
    }
    assertArrayEquals(vector.bytes(), Hex.join(frames));
    assertEquals(0, allocator.used());
  }

  private static int framesWithin(SourceVector vector, int bytes) {
    int frames = 0;
    int end = 0;
    for (Packet packet : vector.packets()) {
      // Lenient vectors are a single frame without the two NULs.
      end += vector.lenient() ? vector.bytes().length : packet.frameSize();
      frames += end <= bytes ? 1 : 0;
    }
    return frames;
  }
}
