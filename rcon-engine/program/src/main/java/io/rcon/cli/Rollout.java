package io.rcon.cli;

import io.rcon.Outcome;
import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.Server;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands on servers: each server's one after the other, so many servers at a time, the
 * canaries first.
 */
final class Rollout {
  private static final long FAR = Duration.ofDays(1).toNanos();

  private final Console console;
  private final List<Server> servers;
  private final List<RolloutStep> commands;
  private final RolloutOptions options;
  private final OutcomeSink sink;
  private final Progress progress;
  private final Linger linger;
  private final MainLoop loop = new MainLoop();

  /** The visits that have not ended, by their servers. */
  private final Map<String, Visit> visits = new LinkedHashMap<>();

  private int begun;
  private int ended;
  private int failed;
  private boolean cancelled;
  private boolean changed;
  private long nextBegin;

  Rollout(
      Console console,
      List<Server> servers,
      List<RolloutStep> commands,
      RolloutOptions options,
      OutcomeSink sink,
      Progress progress,
      Linger linger) {
    this.console = console;
    this.servers = servers;
    this.commands = commands;
    this.options = options;
    this.sink = sink;
    this.progress = progress;
    this.linger = linger;
  }

  /** Returns when every server that is to be asked has its outcomes, after Ctrl-C too. */
  void run() {
    console.interrupts().handle(() -> loop.execute(this::cancel));
    for (long wake; (wake = begin()) != 0; ) {
      progress.show(ended, servers.size(), failed);
      changed = false;
      loop.runUntil(() -> changed || !linger.isEmpty(), wake);
      if (!linger.isEmpty()) {
        linger.letGo(loop, this::ended);
      }
    }
    progress.clear();
    sink.end();
  }

  /** Begins with the servers whose turn it is. Returns when to look again, 0 if all is done. */
  private long begin() {
    long now = System.nanoTime();
    while (mayBegin()) {
      if (begun > 0 && nextBegin - now > 0) {
        return nextBegin;
      }
      nextBegin = now + options.delay().toNanos();
      Visit visit = new Visit(servers.get(begun++));
      visits.put(visit.name(), visit);
      visit.next();
    }
    return visits.isEmpty() ? 0 : now + FAR;
  }

  private boolean mayBegin() {
    boolean stopped = options.canary() > 0 && failed > 0 && begun <= options.canary();
    boolean waits = begun == options.canary() && !visits.isEmpty();
    return begun < servers.size() && visits.size() < options.parallel() && !stopped && !waits;
  }

  private void came(Outcome outcome) {
    changed = true;
    if (!linger.holds(outcome)) {
      ended(outcome);
    }
  }

  private void ended(Outcome outcome) {
    Visit visit = visits.get(outcome.server().name());
    if (visit != null) {
      visit.ended(outcome);
    }
  }

  private void cancel() {
    cancelled = true;
    changed = true;
    // Servers that were not asked are reported too; what waits for an answer ends by its
    // cancellation.
    visits.values().forEach(Visit::cancel);
    while (begun < servers.size()) {
      new Visit(servers.get(begun++)).leaveOut("cancelled before it was sent");
    }
  }

  /** The commands on one server. */
  private final class Visit {
    private final Server server;
    private int at;
    private @Nullable CompletionStage<Reply> pending;

    Visit(Server server) {
      this.server = server;
    }

    void next() {
      CompletionStage<Reply> reply = commands.get(at).start(server);
      pending = reply;
      reply.whenComplete(
          (answer, failure) -> loop.execute(() -> came(Outcomes.of(server, answer, failure))));
    }

    String name() {
      return server.name();
    }

    void cancel() {
      if (pending != null) {
        pending.toCompletableFuture().cancel(false);
      }
    }

    void ended(Outcome outcome) {
      sink.take(commands.get(at++).text(server), outcome);
      if (outcome.ok() && at < commands.size() && !cancelled) {
        next();
        return;
      }
      if (!outcome.ok()) {
        failed++;
      }
      leaveOut("not sent, since what came before it failed");
      ended++;
      visits.remove(name());
    }

    private void leaveOut(String why) {
      while (at < commands.size()) {
        RconException.Cancelled left =
            new RconException.Cancelled(name(), RconException.Delivery.NOT_SENT, why);
        sink.show(commands.get(at++).text(server), Outcome.of(server, left));
      }
    }
  }
}
