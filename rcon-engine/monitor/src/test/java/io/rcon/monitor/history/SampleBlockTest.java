package io.rcon.monitor.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Samples come back as they were, take little room, and damage is noticed. */
class SampleBlockTest {
  private static final Logger log = LoggerFactory.getLogger(SampleBlockTest.class);

  private final Random random = new Random(1);

  /** An hour of a server at 10 s: noisy latency, players that come and go, some failures. */
  private SampleBlock hour() {
    SampleBlock block = new SampleBlock(10_000, 360, 2);
    int players = random.nextInt(20);
    double usual = Math.exp(random.nextGaussian()) * 20;
    for (int i = 0; i < 360; i++) {
      if (random.nextInt(10) == 0) {
        players = Math.max(0, players + random.nextInt(3) - 1);
      }
      if (random.nextInt(100) != 0) {
        float latency = (float) (usual * Math.exp(random.nextGaussian() * 0.2));
        block.columns[0][i] = LatencyCode.of(latency);
        block.columns[1][i] = players;
      }
    }
    return block;
  }

  @Test
  void aSampleTakesAboutTwoBytes() {
    int bytes = 0;
    for (int i = 0; i < 200; i++) {
      bytes += hour().encode().length;
    }
    double each = bytes / (200 * 360.0);
    log.info("{} bytes a sample of latency and players", String.format("%.2f", each));
    assertTrue(each <= 2, () -> "" + each);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    for (int i = 0; i < 200; i++) {
      SampleBlock block = new SampleBlock(1 + random.nextInt(1 << 30), random.nextInt(800), 3);
      for (int[] column : block.columns) {
        int scale = 1 + random.nextInt(31);
        Arrays.setAll(
            column, at -> random.nextInt(3) == 0 ? -1 : random.nextInt() >>> 1 >>> (31 - scale));
      }
      SampleBlock read = SampleBlock.decode(block.encode(), 3).orElseThrow();
      assertEquals(block.stepMillis, read.stepMillis);
      assertTrue(Arrays.deepEquals(block.columns, read.columns));
      assertArrayEquals(block.encode(), read.encode());
    }
  }

  @Test
  void aTimeIsRightWithinOnePercentAndABit() {
    for (double millis = 0.001; millis < 3_600_000; millis *= 1.01) {
      float read = LatencyCode.millis(LatencyCode.of((float) millis));
      assertEquals(millis, read, millis * 0.011 + 0.0006);
    }
    assertEquals(0, LatencyCode.millis(LatencyCode.of(0)));
    assertTrue(Float.isNaN(LatencyCode.millis(LatencyCode.of(Float.NaN))));
    assertEquals(LatencyCode.of(3_600_000), LatencyCode.of(Float.POSITIVE_INFINITY));
  }

  @Test
  void damagedBytesAreNoBlockOrAnotherOne() {
    byte[] whole = hour().encode();
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (int j = random.nextInt(4); j > 0 && bytes.length > 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      SampleBlock.decode(bytes, 2)
          .ifPresent(block -> {
            assertTrue(block.samples() <= 4096 && block.stepMillis > 0);
            assertTrue(Arrays.stream(block.columns[0]).allMatch(value -> value >= -1));
          });
    }
    assertEquals(Optional.empty(), SampleBlock.decode(new byte[0], 2));
    assertEquals(Optional.empty(), SampleBlock.decode(whole, 7));
  }
}
