package io.rcon.codec.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.Hex;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector followed by every vector. */
final class SourceCoalescingTest {
  /** A peer of another protocol is known by its first bytes: it follows nothing. */
  static Stream<SourceVector> numbered() {
    return SourceVector.all().stream()
        .filter(vector -> vector.name().startsWith("V") && !vector.name().startsWith("VNC"))
        .filter(vector -> !vector.lenient());
  }

  @ParameterizedTest
  @MethodSource("numbered")
  void inOneReadWithEveryOther(SourceVector first) {
    numbered().forEach(second -> decode(first, second, first.bytes().length));
  }

  @ParameterizedTest
  @MethodSource("numbered")
  void withTheFirstBytesOfEveryOther(SourceVector first) {
    numbered()
        .filter(second -> second.bytes().length > 0)
        .forEach(second -> {
          for (int more = 1; more < 4; more++) {
            decode(first, second, first.bytes().length + more);
          }
        });
  }

  private static void decode(SourceVector first, SourceVector second, int cut) {
    byte[] bytes = Hex.join(first.bytes(), second.bytes());
    try (DecoderProbe probe = new DecoderProbe(false)) {
      if (cut == first.bytes().length) {
        probe.read(bytes);
      } else {
        probe.read(bytes, 0, cut);
        probe.read(bytes, cut, bytes.length);
      }
      String names = first + " + " + second;
      List<Packet> expected = new ArrayList<>(first.packets());
      if (!first.isError()) {
        expected.addAll(second.packets());
      }
      assertEquals(expected, probe.packets, names);
      boolean broken = first.isError() || second.isError();
      assertEquals(broken, probe.problem != null, names);
      assertEquals(broken, !probe.channel.isOpen(), names);
      if (first.isError()) {
        assertTrue(probe.problem.getMessage().contains(first.error()), names);
      }
    }
  }
}
