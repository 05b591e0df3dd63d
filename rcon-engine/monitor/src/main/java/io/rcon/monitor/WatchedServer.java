package io.rcon.monitor;

import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.status.Player;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The state of one watched server. Changed on the monitor's thread alone, and read on any by {@link
 * #view} and {@link #detail}.
 */
final class WatchedServer {
  private static final int MOST_PLAYERS = 1024;
  private static final long BESIDE_NANOS = Duration.ofMinutes(5).toNanos();
  private static final StatusProbe PROBE = new StatusProbe();

  private final MonitorOptions options;
  private final ChangeLog log = new ChangeLog();
  private final Maintainers maintainers = new Maintainers();
  private volatile RconSession session;
  private volatile SampleRing samples;
  private volatile List<OnlinePlayer> players = List.of();
  private volatile ServerView view;
  private boolean lacking;
  private long nextBeside;

  /** Whether it waits to be told to the listeners. */
  boolean dirty;

  WatchedServer(RconSession session, MonitorOptions options, long now) {
    this.options = options;
    this.session = session;
    samples = new SampleRing(interval(session.server()), now);
    nextBeside = now;
    view =
        new ServerView(
            session.server().name(),
            session.server().dialect().name(),
            session.server().address(),
            session.server().tags(),
            session.state(),
            Health.UNKNOWN,
            Instant.now(),
            null,
            null,
            -1,
            -1,
            null,
            null,
            -1,
            null,
            0,
            false,
            0,
            0);
  }

  private Duration interval(Server server) {
    return server.pollEvery().orElse(options.interval());
  }

  boolean isChosenBy(Selector selector) {
    RconSession current = session;
    return selector.matches(current.server(), current.state());
  }

  RconSession session() {
    return session;
  }

  /** Another session serves the name; what is known of the server stays. */
  void servedBy(RconSession other, long now) {
    if (!interval(other.server()).equals(interval(session.server()))) {
      samples = new SampleRing(interval(other.server()), now);
    }
    session = other;
    view = draft().view();
  }

  private ViewDraft draft() {
    return new ViewDraft(view, session.server());
  }

  ServerView view() {
    return view;
  }

  ServerDetail detail() {
    ServerHistory history = samples.read(System.nanoTime(), System.currentTimeMillis());
    List<MaintenanceNote> notes = maintainers.notes();
    // The mark follows the notes a moment later; here they come together.
    ServerView marked = draft().maintenance(!notes.isEmpty()).view();
    return new ServerDetail(marked, history, players, log.errors(), log.changes(), notes);
  }

  /** The holders of its maintenance; {@link #maintenanceChanged} follows each change. */
  Maintainers maintainers() {
    return maintainers;
  }

  /** Returns whether the mark changed. */
  boolean maintenanceChanged() {
    boolean now = maintainers.isInMaintenance();
    boolean changed = now != view.maintenance();
    if (changed) {
      view = draft().maintenance(now).view();
    }
    return changed;
  }

  /** An answer; returns the change of health, null if there is none to tell. */
  @Nullable HealthChange answered(StatusProbe.Timed answer, long now) {
    ServerStatus status = answer.status();
    if (status.listsPlayers() || !status.known()) {
      players =
          status.players().stream()
              .filter(Player::present)
              .limit(MOST_PLAYERS)
              .map(player -> OnlinePlayer.of(player, options.ids()))
              .toList();
    }
    SessionState state = session.state();
    boolean refused = state == SessionState.REFUSED;
    boolean away = refused || state == SessionState.BACKING_OFF;
    RconException wrong = away ? session.lastFailure().orElse(null) : null;
    boolean slow = answer.nanos() > options.slowAfter().toNanos();
    Health health = refused ? Health.REFUSED : slow ? Health.SLOW : Health.UP;
    samples.add(now, answer.nanos() / 1e6f, status.online().orElse(-1));
    lacking = status.map().isEmpty() || status.version().isEmpty() || status.max().isEmpty();
    return become(draft().answered(status, answer.nanos()).session(state, wrong), health, now);
  }

  /** A failure; returns the change of health, null if there is none to tell. */
  @Nullable HealthChange failed(RconException failure, long now) {
    SessionState state = session.state();
    if (failure instanceof RconException.Closed || isBeginning(failure, state)) {
      return null;
    }
    RconException why = isThere(state) ? failure : session.lastFailure().orElse(failure);
    boolean refused =
        state == SessionState.REFUSED || failure instanceof RconException.LoginRefused;
    log.failed(Instant.now(), why, ViewDraft.message(why));
    samples.add(now, Float.NaN, -1);
    // It may come back as another version.
    nextBeside = now;
    players = List.of();
    return become(
        draft().failed().session(state, why), refused ? Health.REFUSED : Health.DOWN, now);
  }

  /** Asks now and then by a query what the answers to the polls do not tell. */
  Optional<CompletionStage<ServerStatus>> askBeside(long now) {
    Server server = session.server();
    if (!lacking || now - nextBeside < 0 || !server.isQueried()) {
      return Optional.empty();
    }
    nextBeside = now + BESIDE_NANOS;
    RconSession current = session;
    return Questions.status().query(server.dialect()).map(query -> query.apply(current));
  }

  void learned(ServerStatus status) {
    view = draft().learned(status).view();
  }

  /** Whether nothing is known to ask games of its dialect. */
  boolean isNeverAsked() {
    Server server = session.server();
    return PROBE.command(server.dialect()).isEmpty()
        && !(server.isQueried() && PROBE.query(server.dialect()).isPresent());
  }

  /**
   * A turn of a server that is never asked: it is as well as its connection. One that rests is made
   * anew, since nothing else would tell whether the server is still there.
   */
  @Nullable HealthChange standing(RconException failure, long now) {
    SessionState state = session.state();
    if (state == SessionState.IDLE) {
      session.whenReady();
    }
    return isThere(state)
        ? become(draft().session(state, null), Health.UP, now)
        : failed(failure, now);
  }

  private static boolean isThere(SessionState state) {
    return state == SessionState.READY || state == SessionState.IDLE;
  }

  /** A session that has not connected yet says nothing of the server. */
  private boolean isBeginning(RconException failure, SessionState state) {
    return failure.delivery() == RconException.Delivery.NOT_SENT
        && (state == SessionState.CONNECTING
            || state == SessionState.LOGGING_IN
            || state == SessionState.IDLE)
        && session.failingFor().isEmpty();
  }

  private @Nullable HealthChange become(ViewDraft draft, Health health, long now) {
    Health before = view.health();
    ServerView next = draft.health(health).view();
    HealthChange change =
        before == health
            ? null
            : new HealthChange(
                next.name(),
                next.since(),
                before,
                health,
                next.reasonCode(),
                next.reason(),
                next.maintenance());
    boolean told = change != null && log.changed(change, now);
    // Last, so that a view of another state never comes without the change that led to it.
    view = next;
    return told ? change : null;
  }
}
