package io.rcon.fake;

import io.rcon.Answered;
import io.rcon.Broadcast;
import io.rcon.Command;
import io.rcon.FleetChanges;
import io.rcon.FleetSnapshot;
import io.rcon.Outcome;
import io.rcon.Polling;
import io.rcon.Question;
import io.rcon.RconFleet;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A fleet of {@link FakeSession}s, which share their time. It keeps the contract of {@link
 * RconFleet}, except that it takes passwords and dialects without a look at their rules. Safe on
 * any thread; callbacks run on the thread that makes them due.
 */
public final class FakeFleet implements RconFleet {
  private final FakeClock clock = new FakeClock();
  private final Map<String, FakeSession> sessions = new LinkedHashMap<>();
  private final List<FakePolling<?>> pollings = new ArrayList<>();
  private final RconListener listener;
  private Consumer<FakeSession> setUp = session -> {};
  private boolean closed;

  /** Makes an empty fleet. */
  public FakeFleet() {
    this(RconListener.NONE);
  }

  /**
   * Makes an empty fleet.
   *
   * @param listener is told of the commands and states of all sessions
   */
  public FakeFleet(RconListener listener) {
    this.listener = listener;
  }

  /**
   * Says how sessions begin: scripts and states of those that are added from now on.
   *
   * @param begin is given each new session
   * @return this
   */
  public synchronized FakeFleet each(Consumer<FakeSession> begin) {
    setUp = begin;
    return this;
  }

  /**
   * A session by its server's name, to script it.
   *
   * @param name the name
   * @return the session
   * @throws IllegalArgumentException if there is none
   */
  public synchronized FakeSession fake(String name) {
    FakeSession session = sessions.get(name);
    if (session == null) {
      throw new IllegalArgumentException("there is no server '" + name + "'");
    }
    return session;
  }

  /**
   * Lets time pass for all sessions and polls.
   *
   * @param time how much
   */
  public void pass(Duration time) {
    clock.pass(time);
  }

  @Override
  public synchronized FakeSession add(Server server) {
    checkOpen();
    if (sessions.containsKey(server.name())) {
      throw new IllegalArgumentException(
          "the fleet has a server named '" + server.name() + "' already; replace it, or name it");
    }
    return put(server);
  }

  private FakeSession put(Server server) {
    FakeSession session = new FakeSession(server, clock, listener);
    sessions.put(server.name(), session);
    setUp.accept(session);
    pollings.forEach(polling -> polling.joined(session));
    return session;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the fleet is closed");
    }
  }

  @Override
  public CompletionStage<Void> remove(String name) {
    FakeSession gone = takenOut(name);
    return gone == null ? CompletableFuture.completedStage(null) : gone.closeAsync();
  }

  private synchronized @Nullable FakeSession takenOut(String name) {
    pollings.forEach(polling -> polling.left(name));
    return sessions.remove(name);
  }

  @Override
  public RconSession replace(Server server) {
    FakeSession old;
    FakeSession made;
    synchronized (this) {
      checkOpen();
      old = sessions.get(server.name());
      if (old != null && isOpenFor(old, server) && old.state() != SessionState.REFUSED) {
        return old;
      }
      made = put(server);
    }
    if (old != null) {
      old.close();
    }
    return made;
  }

  private static boolean isOpenFor(FakeSession session, Server server) {
    return session.state() != SessionState.CLOSED && session.server().equals(server);
  }

  @Override
  public FleetChanges sync(Collection<Server> servers) {
    List<FakeSession> gone = new ArrayList<>();
    FleetChanges changes;
    synchronized (this) {
      checkOpen();
      changes = changes(servers);
      changes.removed().forEach(name -> gone.add(fake(name)));
      changes.removed().forEach(this::takenOut);
      for (Server server : servers) {
        boolean fresh = changes.added().contains(server.name());
        if (changes.replaced().contains(server.name())) {
          gone.add(fake(server.name()));
          fresh = true;
        }
        if (fresh) {
          put(server);
        }
      }
    }
    gone.forEach(FakeSession::close);
    return changes;
  }

  private FleetChanges changes(Collection<Server> servers) {
    Set<String> names = new LinkedHashSet<>();
    List<String> added = new ArrayList<>();
    List<String> replaced = new ArrayList<>();
    for (Server server : servers) {
      if (!names.add(server.name())) {
        throw new IllegalArgumentException(
            "two of the servers are named '" + server.name() + "'; a fleet has one of a name");
      }
      FakeSession session = sessions.get(server.name());
      if (session == null || !isOpenFor(session, server)) {
        (session == null ? added : replaced).add(server.name());
      }
    }
    List<String> removed = sessions.keySet().stream().filter(n -> !names.contains(n)).toList();
    return new FleetChanges(added, replaced, removed);
  }

  @Override
  public synchronized Optional<RconSession> session(String name) {
    return Optional.ofNullable(sessions.get(name));
  }

  @Override
  public synchronized Collection<RconSession> select(Selector selector) {
    return new ArrayList<>(chosen(selector));
  }

  private synchronized List<FakeSession> chosen(Selector selector) {
    return sessions.values().stream()
        .filter(session -> selector.matches(session.server(), session.state()))
        .toList();
  }

  @Override
  public Broadcast broadcast(Command command, Selector selector, Consumer<Outcome> outcomes) {
    FakeBroadcast run = new FakeBroadcast(chosen(selector), outcomes);
    run.start(command);
    return run;
  }

  @Override
  public Polling poll(
      Command command, Duration interval, Selector selector, Consumer<Outcome> outcomes) {
    return begin(
        new FakePolling<>(
            clock,
            interval,
            selector,
            new FakeTurns.OfCommand(command),
            (server, answer, problem) ->
                outcomes.accept(
                    answer != null
                        ? Outcome.of(server, answer)
                        : Outcome.of(server, FakeTurns.failure(server, problem)))));
  }

  @Override
  public <T> Polling poll(
      Question<T> question, Duration interval, Selector selector, Consumer<Answered<T>> answers) {
    return begin(
        new FakePolling<>(
            clock,
            interval,
            selector,
            new FakeTurns.OfQuestion<>(question),
            (server, answer, problem) ->
                answers.accept(
                    answer != null
                        ? Answered.of(server, answer)
                        : Answered.failed(server, FakeTurns.failure(server, problem)))));
  }

  private synchronized Polling begin(FakePolling<?> polling) {
    checkOpen();
    pollings.add(polling);
    sessions.values().forEach(polling::joined);
    return polling;
  }

  @Override
  public synchronized FleetSnapshot snapshot() {
    Map<SessionState, Integer> states = new EnumMap<>(SessionState.class);
    List<FleetSnapshot.ServerSnapshot> servers = new ArrayList<>();
    long sent = 0;
    for (FakeSession session : sessions.values()) {
      states.merge(session.state(), 1, Integer::sum);
      sent += session.commands().size();
      servers.add(
          new FleetSnapshot.ServerSnapshot(
              session.server(),
              session.state(),
              session.queued(),
              session.inFlight(),
              0,
              session.lastFailure(),
              session.failingFor()));
    }
    return new FleetSnapshot(1, states, servers, sent, sent, 0, 0);
  }

  @Override
  public CompletionStage<Void> closeAsync() {
    close();
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void close() {
    List<FakeSession> open;
    List<FakePolling<?>> polls;
    synchronized (this) {
      closed = true;
      open = List.copyOf(sessions.values());
      polls = List.copyOf(pollings);
    }
    polls.forEach(FakePolling::close);
    open.forEach(FakeSession::close);
  }
}
