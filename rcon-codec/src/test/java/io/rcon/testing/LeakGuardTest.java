package io.rcon.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guard itself: a leak made on purpose is reported, a released buffer is not. */
final class LeakGuardTest {
  static Stream<ByteBufAllocator> allocators() {
    return Stream.of(
        ByteBufAllocator.DEFAULT,
        PooledByteBufAllocator.DEFAULT,
        UnpooledByteBufAllocator.DEFAULT,
        new MeteredAllocator());
  }

  @ParameterizedTest
  @MethodSource("allocators")
  void reportsALeak(ByteBufAllocator allocator) throws InterruptedException {
    assertEquals(List.of(), LeakGuard.RECORDER.collect());
    leak(allocator);
    List<String> leaks = LeakGuard.RECORDER.collect();
    assertEquals(1, leaks.size());
    // The report names the code that made the buffer.
    assertTrue(leaks.get(0).contains(LeakGuardTest.class.getName() + ".leak"), leaks.get(0));
  }

  private static void leak(ByteBufAllocator allocator) {
    int unused = allocator.buffer(1).writeByte(1).readableBytes();
    assertEquals(1, unused);
  }

  @Test
  void reportsNoReleasedBuffer() throws InterruptedException {
    ByteBuf buffer = Unpooled.directBuffer(1);
    assertTrue(buffer.release());
    assertEquals(List.of(), LeakGuard.RECORDER.collect());
  }
}
