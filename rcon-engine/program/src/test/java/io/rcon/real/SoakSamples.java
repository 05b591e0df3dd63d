package io.rcon.real;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a process holds, taken again and again; the first third of a soak only warms up. */
final class SoakSamples {
  private static final double MOST_GROWTH = 1.03;

  private final Map<String, List<Double>> samples = new LinkedHashMap<>();

  /** Takes one sample, after a forced collection. */
  void take() {
    System.gc();
    System.gc();
    add("heap KiB", heap() / 1024.0);
    add("direct KiB", direct() / 1024.0);
    add("descriptors", descriptors());
    add("threads", threads());
  }

  void add(String figure, double value) {
    samples.computeIfAbsent(figure, f -> new ArrayList<>()).add(value);
  }

  /** What the last collection left, and not what was allocated since. */
  private static double heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }

  private static double direct() {
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

  /**
   * Java watches each process that the soak starts, such as the kill that freezes a server, with a
   * thread that stays for a minute: those are the soak's own.
   */
  private static double threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("process reaper"))
        .count();
  }

  private static double descriptors() {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double third(List<Double> values, int which) {
    int size = values.size();
    List<Double> part =
        values.subList(size * (which - 1) / 3, size * which / 3).stream().sorted().toList();
    return part.get(part.size() / 2);
  }

  private static double growth(List<Double> values) {
    return third(values, 3) / Math.max(1, third(values, 2));
  }

  /** Whether the last third holds more than the second, by more than is allowed. */
  boolean isGrowing() {
    return samples.values().stream().anyMatch(values -> growth(values) > MOST_GROWTH);
  }

  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    samples.forEach((figure, values) ->
        lines.append(
            String.format(
                Locale.ROOT,
                "%-12s medians of the thirds of %d samples: %.0f %.0f %.0f, last/second %.4f%n",
                figure,
                values.size(),
                third(values, 1),
                third(values, 2),
                third(values, 3),
                growth(values))));
    return lines.toString();
  }
}
