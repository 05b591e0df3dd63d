package io.rcon.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How many files and sockets this process may have open. Known on Linux only. */
final class Descriptors {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Path OPEN = Path.of("/proc/self/fd");
  private static final String ROW = "Max open files";

  private Descriptors() {}

  /**
   * Refuses what would run out of descriptors half-way.
   *
   * @param tcp how many TCP servers: each needs one for its listener and one for a connection
   * @param udp how many UDP servers: each needs one
   */
  static void check(int tcp, int udp) {
    OptionalLong limit = limit();
    if (limit.isPresent()) {
      check(tcp, udp, open(), limit.getAsLong());
    }
  }

  static void check(int tcp, int udp, long open, long limit) {
    long needed = 2L * tcp + udp;
    if (open + needed > limit) {
      throw new IllegalStateException(
          tcp
              + " TCP and "
              + udp
              + " UDP servers need "
              + needed
              + " descriptors with one connection each; this process may open "
              + limit
              + " and has "
              + open
              + " open. Raise the limit (ulimit -n), simulate fewer servers, or use several"
              + " processes");
    }
  }

  private static OptionalLong limit() {
    try (Stream<String> rows = Files.lines(LIMITS)) {
      return rows.filter(row -> row.startsWith(ROW)).mapToLong(Descriptors::softLimit).findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static long softLimit(String row) {
    String rest = row.substring(ROW.length()).strip();
    String soft = rest.substring(0, rest.indexOf(' '));
    return soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft);
  }

  private static long open() {
    try (Stream<Path> open = Files.list(OPEN)) {
      return open.count();
    } catch (IOException e) {
      return 0;
    }
  }
}
