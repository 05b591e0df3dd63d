package io.rcon.bench;

import io.rcon.Dialect;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Idle sessions of one dialect in a JVM of their own. */
@Command(
    name = "idle-worker",
    hidden = true,
    description = "Idle sessions of one dialect; idle starts it.")
final class IdleWorker implements Callable<Integer> {
  private static final int REHEARSED = 1000;

  @Option(names = "--dialect", required = true)
  String dialect = "";

  @Option(names = "--addresses", required = true)
  Path addresses = Path.of("");

  @Option(names = "--sessions")
  int sessions = 1;

  @Option(names = "--settle", description = "milliseconds")
  int settle;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Usage usage = new Usage();
    usage.load();
    Dialect known = Dialect.named(dialect).orElseThrow();
    List<InetSocketAddress> servers = ServerAddresses.read(addresses);
    // Loads classes and the engine's permanent objects, which are no session's; closed sessions
    // need a while to go.
    try (IdleSessions some = new IdleSessions(known, servers, Math.min(sessions, REHEARSED))) {
      some.ask();
    }
    ClientCommand.pause(settle);
    usage.rest(new Sample());
    Sample before = usage.rest(new Sample());
    Sample sample = new Sample();
    long start = System.nanoTime();
    try (IdleSessions all = new IdleSessions(known, servers, sessions)) {
      sample.put("connectMillis", (System.nanoTime() - start) / 1e6);
      ClientCommand.pause(settle);
      Sample after = usage.rest(new Sample());
      for (String figure : after.figures().keySet()) {
        double each = (after.get(figure) - before.get(figure)) / sessions;
        sample.put(figure + "PerSession", each);
      }
      int answered = all.ask();
      sample.put("answered", answered).put("failures", sessions - answered);
      spec.commandLine().getOut().println(sample.line());
      spec.commandLine().getOut().flush();
    }
    return 0;
  }
}
