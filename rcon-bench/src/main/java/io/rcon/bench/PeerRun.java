package io.rcon.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One client in one way of using it. */
final class PeerRun {
  private final String name;
  private final @Nullable Path script;
  private final List<String> args;
  private final int depth;
  private final List<Sample> samples = new ArrayList<>();
  private String understood = "";

  private PeerRun(String name, int depth, @Nullable Path script, List<String> args) {
    this.name = name;
    this.depth = depth;
    this.script = script;
    this.args = args;
  }

  static List<PeerRun> own() {
    List<PeerRun> runs = new ArrayList<>();
    for (int depth : new int[] {1, 16}) {
      for (Work.Who who : Work.Who.values()) {
        String name = (who == Work.Who.ENGINE ? "engine, " : "bare Netty, ") + depth + " in flight";
        runs.add(new PeerRun(name, depth, null, List.of("client", "--who=" + who)));
      }
    }
    return runs;
  }

  static List<PeerRun> all(Scratch scratch, PrintWriter out)
      throws IOException, InterruptedException {
    List<PeerRun> runs = own();
    for (Peer peer : Peer.values()) {
      if (!Fetch.jar(peer, scratch)) {
        out.printf("%s could not be fetched%n", peer.artifact());
        continue;
      }
      List<String> args = List.of("peer", "--peer=" + peer, "--jars=" + scratch.folder());
      runs.add(new PeerRun(peer.artifact() + ", threads", 1, null, args));
      if (Runtime.version().feature() >= 21) {
        List<String> virtual = new ArrayList<>(args);
        virtual.add("--virtual");
        runs.add(new PeerRun(peer.artifact() + ", virtual threads", 1, null, virtual));
      }
    }
    if (Fetch.npm("rcon-client", scratch)) {
      Path script = scratch.resource("rcon-client.mjs");
      for (int depth : new int[] {1, 16}) {
        String name = "npm rcon-client, " + depth + " in flight";
        runs.add(new PeerRun(name, depth, script, List.of(scratch.folder().toString())));
      }
    } else {
      out.printf("rcon-client could not be fetched from npm%n");
    }
    return runs;
  }

  String name() {
    return name;
  }

  void check(Path addresses) throws IOException {
    if (args.contains("--who=" + Work.Who.ENGINE)) {
      understood = new EngineCheck(ServerAddresses.read(addresses).get(0)).run();
    } else if (script != null) {
      understood = said(node(addresses, "check", "0", "0"), "CHECKED ");
    } else if (args.get(0).equals("peer")) {
      List<String> all = new ArrayList<>(args);
      all.add("--addresses=" + addresses);
      all.add("--check");
      understood = said(Child.java(false, List.of(), all), "CHECKED ");
    }
  }

  private static String said(Child child, String prefix) throws IOException {
    try (child) {
      return child.await(prefix).substring(prefix.length());
    }
  }

  void load(JvmFlags flags, Path addresses, int sessions, long warmUp, long measure)
      throws IOException {
    samples.add(Sample.parse(sample(flags, addresses, sessions, warmUp, measure)));
  }

  private String sample(JvmFlags flags, Path addresses, int sessions, long warmUp, long measure)
      throws IOException {
    if (script != null) {
      String count = String.valueOf(sessions);
      Child node = node(addresses, count, String.valueOf(warmUp), String.valueOf(measure));
      return Sample.PREFIX + said(node, Sample.PREFIX);
    }
    List<String> all = new ArrayList<>(args);
    all.add("--addresses=" + addresses);
    all.add("--sessions=" + sessions);
    all.add("--warm-up=" + warmUp);
    all.add("--measure=" + measure);
    if (args.get(0).equals("client")) {
      all.add("--depth=" + depth);
      all.add("--latency=0");
    }
    return Sample.PREFIX + said(Child.java(false, flags.client(), all), Sample.PREFIX);
  }

  private Child node(Path addresses, String sessions, String warmUp, String measure)
      throws IOException {
    return Child.start(
        false,
        List.of(
            "node",
            String.valueOf(script),
            args.get(0),
            addresses.toString(),
            sessions,
            String.valueOf(depth),
            warmUp,
            measure));
  }

  /** What the last {@link #load} found. */
  Sample last() {
    return samples.get(samples.size() - 1);
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "%-76s %,12.0f %14.2f %,14.0f %,9.0f  %s",
        name,
        median("perSecond"),
        median("cpuMicros"),
        median("residentPerSession"),
        median("failures"),
        understood);
  }

  private double median(String figure) {
    return new Pairs(samples.stream().mapToDouble(s -> s.get(figure)).toArray()).median();
  }
}
