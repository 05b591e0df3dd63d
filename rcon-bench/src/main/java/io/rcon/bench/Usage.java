package io.rcon.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processor time and memory this process has used so far. */
final class Usage {
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * A moment, or what lies between two.
   *
   * @param nanos of the clock
   * @param cpuNanos user and system time of all threads
   * @param javaNanos the same of Java's threads only, without compiler and collector
   * @param allocated bytes of all threads but the one that measures
   * @param collections of garbage
   */
  record Moment(long nanos, long cpuNanos, long javaNanos, long allocated, long collections) {
    Moment since(Moment that) {
      return new Moment(
          nanos - that.nanos,
          cpuNanos - that.cpuNanos,
          javaNanos - that.javaNanos,
          allocated - that.allocated,
          collections - that.collections);
    }

    Moment and(Moment that) {
      return new Moment(
          nanos + that.nanos,
          cpuNanos + that.cpuNanos,
          javaNanos + that.javaNanos,
          allocated + that.allocated,
          collections + that.collections);
    }
  }

  Moment now() {
    long java = 0;
    long allocated = 0;
    for (long id : threads.getAllThreadIds()) {
      if (id != Thread.currentThread().getId()) {
        java += Math.max(0, threads.getThreadCpuTime(id));
        allocated += Math.max(0, threads.getThreadAllocatedBytes(id));
      }
    }
    return new Moment(
        System.nanoTime(), system.getProcessCpuTime(), java, allocated, collections());
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  static long compiledMillis() {
    return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
  }

  /** Loads what measuring needs, so that the first measurement does not include it. */
  void load() {
    now();
    direct();
    resident();
  }

  /** Memory in bytes after the collector has run: heap, direct, and what the system gave. */
  Sample rest(Sample sample) {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    sample.put("heap", (double) ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    sample.put("direct", (double) direct());
    sample.put("resident", (double) resident());
    return sample;
  }

  private static long direct() {
    long pools =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    long netty =
        ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider provider
            ? provider.metric().usedDirectMemory()
            : 0;
    return Math.max(pools, netty);
  }

  private static long resident() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return 0;
  }
}
