package io.rcon.codec.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBufAllocator;
import io.rcon.testing.Hex;
import io.rcon.testing.LongForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random and damaged bytes in random pieces, compared with a reader that has the whole stream in an
 * array and no state.
 */
@Timeout(120)
final class SourceHostileTest {
  private static final int CAP = 1 << 16;
  private static final int RUNS = LongForm.or(2_000, 500);
  private static final List<byte[]> SEEDS =
      SourceVector.all().stream()
          .map(SourceVector::bytes)
          .filter(bytes -> bytes.length > 0 && bytes.length < 2_000)
          .toList();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomBytes(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < RUNS; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      if (bytes.length > 3 && random.nextBoolean()) {
        // Otherwise hardly any length would be within the cap.
        bytes[2] = 0;
        bytes[3] = 0;
      }
      compare(bytes, random);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void damagedVectors(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < RUNS; i++) {
      byte[] bytes = new byte[0];
      for (int left = 1 + random.nextInt(3); left > 0; left--) {
        bytes = Hex.join(bytes, SEEDS.get(random.nextInt(SEEDS.size())));
      }
      for (int left = random.nextInt(4); left > 0; left--) {
        bytes = damage(bytes, random);
      }
      compare(bytes, random);
    }
  }

  private static byte[] damage(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    byte[] head = Arrays.copyOf(bytes, at);
    byte[] tail = Arrays.copyOfRange(bytes, at, bytes.length);
    if (tail.length == 0 || random.nextInt(4) == 0) {
      return Hex.join(head, new byte[] {(byte) random.nextInt()}, tail);
    }
    if (random.nextInt(3) == 0) {
      return Hex.join(head, Arrays.copyOfRange(tail, 1, tail.length));
    }
    tail[0] ^= (byte) (1 << random.nextInt(8));
    return Hex.join(head, tail);
  }

  private static void compare(byte[] bytes, Random random) {
    boolean lenient = random.nextBoolean();
    List<Packet> expected = new ArrayList<>();
    boolean broken = parse(bytes, lenient, expected);
    try (DecoderProbe probe = new DecoderProbe(CAP, lenient)) {
      for (int at = 0; at < bytes.length; ) {
        int size = Math.min(bytes.length - at, 1 + random.nextInt(60));
        probe.read(ByteBufAllocator.DEFAULT.buffer(size).writeBytes(bytes, at, size));
        at += size;
      }
      assertEquals(expected, probe.packets);
      assertEquals(broken, probe.problem != null);
      assertEquals(broken, !probe.channel.isOpen());
      assertTrue(probe.allocator.peak() <= 64 + 4L * bytes.length, "memory without bytes");
    }
  }

  /** The definition of the format, without a thought for speed. */
  private static boolean parse(byte[] bytes, boolean lenient, List<Packet> into) {
    int at = 0;
    while (bytes.length - at >= 4) {
      boolean tls = bytes[at] >= 20 && bytes[at] <= 23 && bytes[at + 1] == 3;
      tls &= at == 0 && bytes[at + 2] >= 1 && bytes[at + 2] <= 4;
      int length = int32(bytes, at);
      if (length < 10 || length > CAP || tls) {
        return true;
      }
      int end = at + 4 + length;
      if (end > bytes.length) {
        return false;
      }
      boolean last = bytes[end - 1] == 0;
      int nuls = last && bytes[end - 2] == 0 ? 2 : last ? 1 : 0;
      if (nuls < 2 && !lenient) {
        return true;
      }
      byte[] body = Arrays.copyOfRange(bytes, at + 12, end - nuls);
      into.add(Packet.of(int32(bytes, at + 4), int32(bytes, at + 8), body));
      at = end;
    }
    return false;
  }

  private static int int32(byte[] bytes, int at) {
    return (bytes[at] & 255)
        | (bytes[at + 1] & 255) << 8
        | (bytes[at + 2] & 255) << 16
        | (bytes[at + 3] & 255) << 24;
  }
}
