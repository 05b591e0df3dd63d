package io.rcon.bench;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The flags that every measured JVM gets, the collector by name: pinned, a JVM picks Serial. */
final class JvmFlags {
  @Option(
      names = "--gc",
      description = "the collector: Parallel, G1, Serial, Z (default: ${DEFAULT-VALUE})")
  String gc = "Parallel";

  @Option(names = "--heap", description = "heap of a client (default: ${DEFAULT-VALUE})")
  String heap = "1g";

  @Option(names = "--jvm", description = "another flag for both clients; may be repeated")
  List<String> more = new ArrayList<>();

  List<String> client() {
    List<String> flags = new ArrayList<>(List.of("-Xms" + heap, "-Xmx" + heap));
    flags.add("-XX:+Use" + gc + "GC");
    flags.addAll(more);
    return flags;
  }

  static List<String> server() {
    return List.of("-Xms512m", "-Xmx1g", "-XX:+UseParallelGC");
  }
}
