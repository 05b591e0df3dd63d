package io.rcon.bench;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** A fleet of the engine's defaults, begun once, among servers in a process of their own. */
final class DialRun {
  static final int SOCKETS = 32;

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private final int good;
  private final int mute;

  DialRun(int good, int mute) {
    this.good = good;
    this.mute = mute;
  }

  /** First and last good answer, from the start and from an outage's end on. */
  Sample measured(int outageSeconds) throws Exception {
    Sample sample = new Sample();
    run((fleet, servers, child) -> {
      long begun = System.nanoTime();
      List<RconSession> sessions = add(fleet, servers);
      answers(sessions, begun, sample, "");
      if (outageSeconds > 0) {
        child.say("down");
        child.await("DOWN");
        TimeUnit.SECONDS.sleep(outageSeconds);
        child.say("up");
        child.await("UP");
        answers(sessions, System.nanoTime(), sample, "Again");
      }
    });
    return sample;
  }

  /** Measures when all sessions are ready, with good servers only. */
  Sample ready() throws Exception {
    Sample sample = new Sample();
    run((fleet, servers, child) -> {
      long begun = System.nanoTime();
      List<CompletableFuture<Void>> ready = new ArrayList<>();
      add(fleet, servers).forEach(s -> ready.add(s.whenReady().toCompletableFuture()));
      await(ready);
      sample.put("readyMillis", (System.nanoTime() - begun) / 1e6);
    });
    return sample;
  }

  private interface Measured {
    void run(RconFleet fleet, List<Server> servers, Child child) throws Exception;
  }

  private void run(Measured measured) throws Exception {
    Path lively = Files.createTempFile("rcon-bench", ".addresses");
    Path silent = Files.createTempFile("rcon-bench", ".addresses");
    try (Child game = servers(lively, false);
        Child wall = servers(silent, true);
        RconFleet fleet = Rcon.fleet(o -> {})) {
      List<Server> servers = described(ServerAddresses.read(lively), "good", good);
      servers.addAll(described(ServerAddresses.read(silent), "mute", mute));
      Collections.shuffle(servers, new Random(1));
      measured.run(fleet, servers, game);
      wall.say("end");
    } finally {
      Files.deleteIfExists(lively);
      Files.deleteIfExists(silent);
    }
  }

  private static Child servers(Path addresses, boolean mute) throws IOException {
    List<String> args = new ArrayList<>(List.of("server", "--addresses=" + addresses));
    args.add("--count=" + SOCKETS);
    args.add("--first=" + (mute ? 101 : 1));
    if (mute) {
      args.add("--mute");
    }
    Child child = Child.java(true, JvmFlags.server(), args);
    child.await("READY");
    return child;
  }

  private static List<Server> described(List<InetSocketAddress> at, String name, int count) {
    List<Server> servers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      InetSocketAddress address = at.get(i % at.size());
      servers.add(
          Server.of(
                  Dialect.NUKKIT,
                  address.getHostString(),
                  address.getPort(),
                  Secret.of("swordfish"))
              .named(name + i));
    }
    return servers;
  }

  private static List<RconSession> add(RconFleet fleet, List<Server> servers) {
    List<RconSession> good = new ArrayList<>();
    for (Server server : servers) {
      RconSession session = fleet.add(server);
      if (server.name().startsWith("good")) {
        good.add(session);
      }
    }
    return good;
  }

  private static void answers(List<RconSession> sessions, long since, Sample sample, String when)
      throws Exception {
    AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    AtomicLong last = new AtomicLong();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    Command command = Command.of(Work.COMMAND).within(TIMEOUT).safeToRepeat();
    for (RconSession session : sessions) {
      CompletableFuture<Void> answered = new CompletableFuture<>();
      all.add(answered);
      session
          .execute(command)
          .whenComplete((reply, failure) -> {
            if (failure != null) {
              answered.completeExceptionally(failure);
              return;
            }
            long took = System.nanoTime() - since;
            first.accumulateAndGet(took, Math::min);
            last.accumulateAndGet(took, Math::max);
            answered.complete(null);
          });
    }
    await(all);
    sample.put("first" + when + "Millis", first.get() / 1e6);
    sample.put("last" + when + "Millis", last.get() / 1e6);
  }

  private static void await(List<CompletableFuture<Void>> all) throws Exception {
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
          .get(TIMEOUT.toSeconds() + 10, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      long missing = all.stream().filter(one -> !one.isDone()).count();
      throw new IOException(missing + " servers did not answer", e);
    }
  }
}
