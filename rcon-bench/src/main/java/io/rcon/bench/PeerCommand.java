package io.rcon.bench;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One run of a blocking peer in this process: a thread for each session. */
@Command(name = "peer", hidden = true, description = "One run of a peer; peers starts it.")
final class PeerCommand implements Callable<Integer> {
  @Option(names = "--peer", required = true)
  Peer peer = Peer.VV32;

  @Option(names = "--jars", required = true)
  Path jars = Path.of("");

  @Option(names = "--addresses", required = true)
  Path addresses = Path.of("");

  @Option(names = "--sessions")
  int sessions = 1;

  @Option(names = "--virtual")
  boolean virtual;

  @Option(names = "--warm-up")
  int warmUp = 3000;

  @Option(names = "--measure")
  int measure = 5000;

  @Option(names = "--check", description = "look at what is understood instead of how fast")
  boolean check;

  @Spec CommandSpec spec = CommandSpec.create();

  private final LongAdder answers = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile boolean stopped;

  @Override
  public Integer call() throws Exception {
    ClassLoader loader = peer.load(jars);
    List<InetSocketAddress> servers = ServerAddresses.read(addresses);
    String result =
        check
            ? "CHECKED " + new PeerCheck(peer, loader, servers.get(0)).run()
            : load(loader, servers).line();
    spec.commandLine().getOut().println(result);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private Sample load(ClassLoader loader, List<InetSocketAddress> servers) throws Exception {
    Usage usage = new Usage();
    usage.load();
    Sample before = usage.rest(new Sample());
    CountDownLatch connected = new CountDownLatch(sessions);
    CountDownLatch begin = new CountDownLatch(1);
    for (int i = 0; i < sessions; i++) {
      InetSocketAddress server = servers.get(i % servers.size());
      start(() -> work(loader, server, connected, begin));
    }
    if (!connected.await(120, TimeUnit.SECONDS)) {
      throw new IllegalStateException(connected.getCount() + " sessions did not connect");
    }
    Sample idle = usage.rest(new Sample());
    begin.countDown();
    Thread.sleep(warmUp);
    Usage.Moment start = usage.now();
    long first = answers.sum();
    Thread.sleep(measure);
    long done = answers.sum() - first;
    Usage.Moment passed = usage.now().since(start);
    stopped = true;
    return new Sample()
        .put("perSecond", done / (passed.nanos() / 1e9))
        .put("cpuMicros", passed.cpuNanos() / 1e3 / done)
        .put("residentPerSession", (idle.get("resident") - before.get("resident")) / sessions)
        .put("failures", (double) failures.sum());
  }

  private void start(Runnable work) throws ReflectiveOperationException {
    if (virtual) {
      // The bytecode is for a JDK that has no such threads.
      Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
    } else {
      Thread thread = new Thread(work);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void work(
      ClassLoader loader,
      InetSocketAddress server,
      CountDownLatch connected,
      CountDownLatch begin) {
    String host = server.getAddress().getHostAddress();
    try (Peer.Session session = peer.open(loader, host, server.getPort(), Work.PASSWORD)) {
      connected.countDown();
      begin.await();
      while (!stopped) {
        if (session.command(Work.COMMAND).isEmpty()) {
          failures.increment();
        } else {
          answers.increment();
        }
      }
    } catch (Exception e) {
      failures.increment();
    }
  }
}
