package io.rcon.internal.fleet;

import io.rcon.Answered;
import io.rcon.Broadcast;
import io.rcon.Command;
import io.rcon.FleetChanges;
import io.rcon.FleetSnapshot;
import io.rcon.Outcome;
import io.rcon.Polling;
import io.rcon.Question;
import io.rcon.RconFleet;
import io.rcon.RconOptions;
import io.rcon.RconSession;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.line.LoopCounters;
import io.rcon.internal.session.EngineSession;
import io.rcon.internal.support.LoopThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The registry of a fleet's sessions. Any thread may change it; the lock is held for a map's time.
 */
public final class EngineFleet implements RconFleet {
  private final Engine engine;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, EngineSession> sessions = new LinkedHashMap<>();
  private final ClosingSessions closingSessions = new ClosingSessions();
  private final Pollers pollers;
  private @Nullable CompletableFuture<Void> closed;

  EngineFleet(Engine engine) {
    this.engine = engine;
    pollers = new Pollers(engine, lock);
  }

  /**
   * Makes a fleet with an engine of its own.
   *
   * @param options how it runs
   * @return an empty fleet
   */
  public static EngineFleet open(RconOptions options) {
    return new EngineFleet(new Engine(options));
  }

  @Override
  public RconSession add(Server server) {
    EngineSession session = engine.session(server);
    register(server, session, false);
    closingSessions.start(session);
    return session;
  }

  @Override
  public RconSession replace(Server server) {
    EngineSession same = unchanged(server);
    if (same != null) {
      return same;
    }
    EngineSession session = engine.session(server);
    EngineSession old = register(server, session, true);
    if (old != null) {
      closingSessions.close(old);
    }
    // The new one begins when the old one is gone: some games allow one connection.
    closingSessions.start(session);
    return session;
  }

  private @Nullable EngineSession unchanged(Server server) {
    lock.lock();
    try {
      checkOpen();
      EngineSession session = sessions.get(server.name());
      boolean goesOn =
          session != null && session.isOpenFor(server) && session.state() != SessionState.REFUSED;
      return goesOn ? session : null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public FleetChanges sync(Collection<Server> servers) {
    List<EngineSession> begun = new ArrayList<>();
    List<EngineSession> gone = new ArrayList<>();
    FleetChanges changes;
    lock.lock();
    try {
      checkOpen();
      SyncPlan plan = SyncPlan.of(servers, sessions);
      // All of them before the first change: one that breaks a rule changes nothing.
      plan.fresh().forEach(server -> begun.add(engine.session(server)));
      changes = plan.changes();
      changes.removed().forEach(name -> gone.add(takenOut(name)));
      for (EngineSession session : begun) {
        EngineSession old = sessions.put(session.server().name(), session);
        if (old != null) {
          gone.add(old);
        }
        pollers.joined(session);
      }
    } finally {
      lock.unlock();
    }
    gone.forEach(closingSessions::close);
    begun.forEach(closingSessions::start);
    return changes;
  }

  private EngineSession takenOut(String name) {
    EngineSession session = Objects.requireNonNull(sessions.remove(name));
    pollers.left(session.server());
    return session;
  }

  private @Nullable EngineSession register(Server server, EngineSession session, boolean replaces) {
    lock.lock();
    try {
      checkOpen();
      EngineSession old = sessions.get(server.name());
      if (old != null && !replaces) {
        throw new IllegalArgumentException(
            "the fleet has a server named '" + server.name() + "' already; replace it, or name it");
      }
      sessions.put(server.name(), session);
      pollers.joined(session);
      return old;
    } finally {
      lock.unlock();
    }
  }

  private void checkOpen() {
    if (closed != null) {
      throw new IllegalStateException("the fleet is closed");
    }
  }

  @Override
  public CompletionStage<Void> remove(String name) {
    EngineSession session = unregister(name);
    // Without the lock: on an event loop this may run the callers' code.
    if (session == null) {
      return CompletableFuture.<Void>completedFuture(null).minimalCompletionStage();
    }
    closingSessions.close(session);
    return session.closeAsync();
  }

  private @Nullable EngineSession unregister(String name) {
    lock.lock();
    try {
      EngineSession session = sessions.remove(name);
      if (session != null) {
        pollers.left(session.server());
      }
      return session;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<RconSession> session(String name) {
    lock.lock();
    try {
      return Optional.ofNullable(sessions.get(name));
    } finally {
      lock.unlock();
    }
  }

  private List<EngineSession> all() {
    lock.lock();
    try {
      return new ArrayList<>(sessions.values());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Collection<RconSession> select(Selector selector) {
    return new ArrayList<>(chosen(selector));
  }

  private List<EngineSession> chosen(Selector selector) {
    List<EngineSession> chosen = all();
    chosen.removeIf(session -> !selector.matches(session.server(), session.state()));
    return chosen;
  }

  @Override
  public Broadcast broadcast(Command command, Selector selector, Consumer<Outcome> outcomes) {
    BroadcastRun run =
        new BroadcastRun(
            command,
            List.copyOf(chosen(selector)),
            outcomes,
            engine.options().broadcastWidth(),
            engine.callbacks());
    run.start();
    return run;
  }

  @Override
  public Polling poll(
      Command command, Duration interval, Selector selector, Consumer<Outcome> outcomes) {
    return poll(new CommandPoll(command, outcomes), interval, selector);
  }

  @Override
  public <T> Polling poll(
      Question<T> question, Duration interval, Selector selector, Consumer<Answered<T>> answers) {
    return poll(new QuestionPoll<>(question, answers, engine.callbacks()), interval, selector);
  }

  private Polling poll(PollSubject<?> subject, Duration interval, Selector selector) {
    lock.lock();
    try {
      checkOpen();
      return pollers.begin(subject, interval, selector, sessions.values());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public FleetSnapshot snapshot() {
    Map<SessionState, Integer> states = new EnumMap<>(SessionState.class);
    List<FleetSnapshot.ServerSnapshot> servers = new ArrayList<>();
    for (EngineSession session : all()) {
      FleetSnapshot.ServerSnapshot server = session.snapshot();
      servers.add(server);
      states.merge(server.state(), 1, Integer::sum);
    }
    return new FleetSnapshot(
        engine.contexts().size(),
        states,
        servers,
        sum(LoopCounters::sent),
        sum(LoopCounters::answered),
        sum(LoopCounters::failed),
        sum(LoopCounters::late));
  }

  private long sum(ToLongFunction<LoopCounters> count) {
    return engine.contexts().stream()
        .map(context -> context.shared().counters())
        .mapToLong(count)
        .sum();
  }

  @Override
  public CompletionStage<Void> closeAsync() {
    CompletableFuture<Void> closing = new CompletableFuture<>();
    lock.lock();
    try {
      if (closed != null) {
        return closed.minimalCompletionStage();
      }
      closed = closing;
      pollers.endAll();
    } finally {
      lock.unlock();
    }
    List<CompletableFuture<Void>> ends = closingSessions.unfinished();
    all().forEach(session -> ends.add(session.closing(true)));
    CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
        .thenRun(() -> engine.end().thenRun(() -> closing.complete(null)));
    return closing.minimalCompletionStage();
  }

  @Override
  public void close() {
    CompletionStage<Void> done = closeAsync();
    if (!LoopThreads.isCurrent()) {
      done.toCompletableFuture().join();
    }
  }
}
