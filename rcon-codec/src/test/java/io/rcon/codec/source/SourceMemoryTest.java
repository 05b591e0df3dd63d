package io.rcon.codec.source;

import static io.rcon.codec.source.SourceFrameDecoderTest.le;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory follows the bytes that came, not the bytes that were announced. */
final class SourceMemoryTest {
  private static final int MIB = 1 << 20;

  @ParameterizedTest
  @ValueSource(ints = {0, 9, -1, MIB + 1, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void aBogusLengthAllocatesNothing(int length) {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      probe.read(Hex.join(SourceVector.named("V13").bytes(), le(length), new byte[60_000]));
      assertEquals(1, probe.packets.size());
      assertEquals(0, probe.allocator.total());
    }
  }

  @Test
  void aBogusLengthInPiecesAllocatesNextToNothing() {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      byte[] bogus = le(Integer.MAX_VALUE);
      probe.read(bogus, 0, 3);
      probe.read(Hex.join(new byte[] {bogus[3]}, new byte[100]));
      assertTrue(probe.allocator.total() <= 256, () -> "" + probe.allocator.total());
    }
  }

  @Test
  void aSlowLargeFrameCostsWhatHasArrived() {
    try (DecoderProbe probe = new DecoderProbe(1 << 26, false)) {
      probe.read(le(1 << 26));
      for (int arrived = 5; arrived <= 3_000; arrived++) {
        probe.read(new byte[1]);
        assertTrue(probe.allocator.peak() <= 64 + 4 * arrived, () -> "" + probe.allocator.peak());
      }
    }
  }

  @Test
  void growingIsNotQuadratic() {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      byte[] frame = Hex.join(le(MIB), new byte[MIB]);
      for (int at = 0; at < frame.length; at += 100) {
        probe.read(frame, at, Math.min(frame.length, at + 100));
      }
      assertEquals(1, probe.packets.size());
      assertEquals(MIB - 10, probe.packets.get(0).body().capacity());
      // Every growth copies all that is there: their sum is the work that was done.
      assertTrue(probe.allocator.total() <= 5L * MIB, () -> "" + probe.allocator.total());
    }
  }

  @Test
  void aSmallRestDoesNotHoldALargeBuffer() {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      byte[] bytes = Hex.join(le(MIB), new byte[MIB], le(100));
      probe.read(bytes, 0, MIB / 2);
      probe.read(bytes, MIB / 2, bytes.length);
      assertEquals(1, probe.packets.size());
      assertTrue(probe.decoder.isMidFrame());
      assertTrue(probe.allocator.used() <= 1_024, () -> "" + probe.allocator.used());
    }
  }

  @Test
  void readsThatNeverEndWithAFrameNeedLittle() {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      byte[] frame = SourceVector.named("V16").bytes();
      byte[] stream = new byte[10_000 * frame.length];
      for (int at = 0; at < stream.length; at += frame.length) {
        System.arraycopy(frame, 0, stream, at, frame.length);
      }
      for (int at = 0; at < stream.length; at += 100) {
        probe.read(stream, at, Math.min(stream.length, at + 100));
      }
      assertEquals(10_000, probe.packets.size());
      assertTrue(probe.allocator.peak() <= 2_048, () -> "" + probe.allocator.peak());
    }
  }
}
