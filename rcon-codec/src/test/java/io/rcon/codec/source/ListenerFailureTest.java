package io.rcon.codec.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rcon.codec.RconCodecException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listener that throws ends its own channel, and leaks nothing. */
final class ListenerFailureTest {
  private static final byte[] PIECES = SourceVector.named("V18").bytes();

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 20})
  void anyExceptionClosesTheChannel(int cut) {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      IllegalStateException failure = new IllegalStateException("the listener");
      probe.onFrame =
          () -> {
            throw failure;
          };
      IllegalStateException seen =
          assertThrows(IllegalStateException.class, () -> readInTwo(probe, cut));
      assertSame(failure, seen);
      assertFalse(probe.channel.isOpen());
      assertEquals(1, probe.packets.size());
      assertNull(probe.problem);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 20})
  void aCodecExceptionComesBackAsMalformed(int cut) {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      RconCodecException refusal = new RconCodecException("no such packet");
      probe.onFrame =
          () -> {
            throw refusal;
          };
      readInTwo(probe, cut);
      assertSame(refusal, probe.problem);
      assertFalse(probe.channel.isOpen());
      assertEquals(1, probe.packets.size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 20})
  void anExceptionAboutABrokenFrameClosesTheChannelToo(int cut) {
    try (DecoderProbe probe = new DecoderProbe(10, false)) {
      probe.onMalformed =
          () -> {
            throw new IllegalStateException("the listener");
          };
      assertThrows(IllegalStateException.class, () -> readInTwo(probe, cut));
      assertFalse(probe.channel.isOpen());
    }
  }

  private static void readInTwo(DecoderProbe probe, int cut) {
    probe.read(PIECES, 0, cut);
    probe.read(PIECES, cut, PIECES.length);
  }
}
