package io.rcon.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs a scenario's clients in turn against the same servers, every second pair the other way. */
final class PairRunner {
  private static final int SOCKETS_OF_A_PROCESS = 15_000;

  private final JvmFlags flags;
  private final int pairs;
  private final PrintWriter out;

  PairRunner(JvmFlags flags, int pairs, PrintWriter out) {
    this.flags = flags;
    this.pairs = pairs;
    this.out = out;
  }

  ScenarioResult run(Scenario scenario) throws IOException {
    ScenarioResult result = new ScenarioResult(scenario);
    Path addresses = Files.createTempFile("rcon-bench", ".addresses");
    List<Child> servers = new ArrayList<>();
    try {
      startServers(scenario, addresses, servers);
      for (int i = 0; i < pairs; i++) {
        boolean subjectFirst = i % 2 == 0;
        Sample first = client(scenario, subjectFirst, addresses);
        Sample second = client(scenario, !subjectFirst, addresses);
        Sample subject = subjectFirst ? first : second;
        Sample baseline = subjectFirst ? second : first;
        result.add(subject, baseline);
        progress(result, subject, baseline);
      }
    } finally {
      servers.forEach(Child::close);
      Files.deleteIfExists(addresses);
    }
    return result;
  }

  private static void startServers(Scenario scenario, Path addresses, List<Child> servers)
      throws IOException {
    List<java.net.InetSocketAddress> all = new ArrayList<>();
    int left = scenario.servers();
    for (int first = 1; left > 0; first += 3) {
      int count = Math.min(left, SOCKETS_OF_A_PROCESS);
      left -= count;
      Child server =
          Child.java(
              true,
              JvmFlags.server(),
              List.of(
                  "server",
                  "--carrier=" + scenario.carrier(),
                  "--count=" + count,
                  "--first=" + first,
                  "--addresses=" + addresses));
      servers.add(server);
      server.await("READY");
      all.addAll(Addresses.read(addresses));
    }
    Addresses.write(addresses, all);
  }

  private Sample client(Scenario scenario, boolean subject, Path addresses) throws IOException {
    List<String> args = new ArrayList<>(List.of("client", "--addresses=" + addresses));
    args.addAll(subject ? scenario.subjectArgs() : scenario.baselineArgs());
    long dropped = Machine.datagramsDropped();
    try (Child client = Child.java(false, flags.client(), args)) {
      Sample sample = Sample.parse(client.await(Sample.PREFIX));
      return sample.put("dropped", (double) (Machine.datagramsDropped() - dropped));
    }
  }

  private void progress(ScenarioResult result, Sample subject, Sample baseline) {
    double own = subject.get("cpuMicros");
    double other = baseline.get("cpuMicros");
    out.printf(
        Locale.ROOT,
        "  %s: pair %d of %d, CPU %.2f us to %.2f us is %.3f; median so far %.3f%n",
        result.scenario().name(),
        result.pairs(),
        pairs,
        own,
        other,
        own / other,
        result.ratio("cpuMicros").median());
    out.flush();
  }
}
