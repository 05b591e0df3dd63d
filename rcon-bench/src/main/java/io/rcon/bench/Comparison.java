package io.rcon.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two clients that do the same work: the subject and its baseline.
 *
 * @param name for people and for the JSON
 * @param carrier TCP or UDP
 * @param servers how many listening sockets the simulated servers need
 * @param windows how many windows each client measures in turn with the other; 0 for one client
 *     after the other
 * @param subject the measured client, in words
 * @param baseline the client it is compared with, in words
 * @param subjectArgs the client's options
 * @param baselineArgs the other's
 * @param baselineJar the older {@code rcon-bench.jar} that the baseline runs from; null for this
 *     one
 */
record Comparison(
    String name,
    Carrier carrier,
    int servers,
    int windows,
    String subject,
    String baseline,
    List<String> subjectArgs,
    List<String> baselineArgs,
    @Nullable Path baselineJar) {
  /** The subject that most scenarios have. */
  static final String ENGINE = "engine";

  /** The baseline that most scenarios have. */
  static final String BARE = "bare Netty";

  /** Two clients of this program. */
  Comparison(
      String name,
      Carrier carrier,
      int servers,
      int windows,
      String subject,
      String baseline,
      List<String> subjectArgs,
      List<String> baselineArgs) {
    this(name, carrier, servers, windows, subject, baseline, subjectArgs, baselineArgs, null);
  }

  /** The same subject, beside that of an older {@code rcon-bench.jar}. */
  Comparison beside(Path older) {
    return new Comparison(
        name, carrier, servers, windows, "now", "before", subjectArgs, subjectArgs, older);
  }

  /** Whether a client without any library can do the baseline's work too. */
  boolean besideC() {
    return baseline.equals(BARE);
  }
}
