package io.rcon.fake;

import io.rcon.BlockingRcon;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.Query;
import io.rcon.RconEvent;
import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A session without a server. It is {@link SessionState#READY} from the beginning, notes what it is
 * given, and answers what the test scripted; what is not scripted is answered with nothing. It
 * keeps the contract of {@link RconSession}: what an engine refuses is refused, one command is in
 * flight at a time, commands wait while it connects and fail when it cannot, deadlines count.
 *
 * <p>Safe on any thread. Time passes by {@link #pass} alone, and while {@link #blocking()} waits;
 * callbacks run on the thread that makes them due.
 */
public final class FakeSession implements RconSession {
  private final Server server;
  private final FakeClock clock;
  private final FakeCommands commands;
  private final FakeEvents events = new FakeEvents();
  private volatile @Nullable Secret expected;

  FakeSession(Server server, FakeClock clock, RconListener listener) {
    this.server = server;
    this.clock = clock;
    commands = new FakeCommands(server, clock, listener);
  }

  /**
   * Makes a session of a server.
   *
   * @param server whose name and dialect count
   * @return a session that is ready
   */
  public static FakeSession of(Server server) {
    return of(server, RconListener.NONE);
  }

  /**
   * Makes a session of a server.
   *
   * @param server whose name and dialect count
   * @param listener is told of commands and states
   * @return a session that is ready
   */
  public static FakeSession of(Server server, RconListener listener) {
    return new FakeSession(server, new FakeClock(), listener);
  }

  /**
   * Makes a session of a server called {@code fake}.
   *
   * @param dialect its dialect
   * @return a session that is ready
   */
  public static FakeSession of(Dialect dialect) {
    return of(Server.of(dialect, "127.0.0.1", 1, Secret.none()).named("fake"));
  }

  // ---- the script

  /**
   * Answers a command, each time it is given.
   *
   * @param command its whole text
   * @param text the answer
   * @return this
   */
  public FakeSession answers(String command, String text) {
    return answers(command, text, Duration.ZERO);
  }

  /**
   * Answers a command some time after it was sent, each time it is given.
   *
   * @param command its whole text
   * @param text the answer
   * @param after how long after; a command times out as it would with a server
   * @return this
   */
  public FakeSession answers(String command, String text, Duration after) {
    commands.script(s -> s.always(command, new FakeScript.Line(text, null, after)));
    return this;
  }

  /**
   * Answers a command once, before what {@link #answers} says; several are answered in their order.
   *
   * @param command its whole text
   * @param text the answer
   * @return this
   */
  public FakeSession answersOnce(String command, String text) {
    commands.script(s -> s.once(command, new FakeScript.Line(text, null, Duration.ZERO)));
    return this;
  }

  /**
   * Answers every command that is not scripted.
   *
   * @param text the answer
   * @return this
   */
  public FakeSession otherwise(String text) {
    commands.script(s -> s.otherwise(new FakeScript.Line(text, null, Duration.ZERO)));
    return this;
  }

  /**
   * Lets a command fail, each time it is given.
   *
   * @param command its whole text
   * @param failure how
   * @return this
   */
  public FakeSession fails(String command, RconException failure) {
    commands.script(s -> s.always(command, new FakeScript.Line(null, failure, Duration.ZERO)));
    return this;
  }

  /**
   * Never answers a command: it times out when its time has passed.
   *
   * @param command its whole text
   * @return this
   */
  public FakeSession ignores(String command) {
    commands.script(s -> s.always(command, new FakeScript.Line(null, null, Duration.ZERO)));
    return this;
  }

  /**
   * Answers a query.
   *
   * @param query which
   * @param answer the answer
   * @param <T> what the answer is
   * @return this
   */
  public <T> FakeSession answersQuery(Query<T> query, T answer) {
    commands.script(s -> s.query(query.name(), answer));
    return this;
  }

  /**
   * Expects a password: a session whose server is described with another is {@link
   * SessionState#REFUSED}, and {@link #retry} changes nothing about it. A fleet's {@link
   * FakeFleet#replace} with the right one makes a session that is ready. Without this, every
   * password is taken.
   *
   * @param password the only one that this server takes from now on
   * @return this
   */
  public FakeSession expects(Secret password) {
    expected = password;
    return isRefused()
        ? becomes(SessionState.REFUSED)
        : state() == SessionState.REFUSED ? becomes(SessionState.READY) : this;
  }

  private boolean isRefused() {
    Secret password = expected;
    return password != null && !password.equals(server.secret());
  }

  // ---- what happens

  /**
   * Changes the state. Commands that wait are sent when it becomes ready, and fail when it cannot
   * become so; the one in flight fails when the connection is lost.
   *
   * @param state the next; {@link SessionState#CLOSED} is for good
   * @return this
   */
  public FakeSession becomes(SessionState state) {
    boolean away = state == SessionState.REFUSED || state == SessionState.BACKING_OFF;
    commands.become(state, away ? FakeRules.failure(server, state) : null);
    return this;
  }

  /**
   * Loses the server: the session backs off, or is refused where that is a refused login.
   *
   * @param cause why
   * @return this
   */
  public FakeSession becomesAway(RconException cause) {
    boolean refused = cause instanceof RconException.LoginRefused;
    commands.become(refused ? SessionState.REFUSED : SessionState.BACKING_OFF, cause);
    return this;
  }

  /**
   * Lets subscribers of {@link #events} and the listener hear something.
   *
   * @param event what is heard
   * @return this
   */
  public FakeSession says(RconEvent event) {
    commands.heard(event.text());
    events.tell(event);
    return this;
  }

  /**
   * Lets time pass: delayed answers come, and deadlines end commands.
   *
   * @param time how much
   * @return this
   */
  public FakeSession pass(Duration time) {
    clock.pass(time);
    return this;
  }

  /**
   * The commands that were sent, in their order.
   *
   * @return a copy
   */
  public List<String> commands() {
    return commands.sent();
  }

  int queued() {
    return commands.queued();
  }

  int inFlight() {
    return commands.inFlight();
  }

  // ---- a session

  @Override
  public Server server() {
    return server;
  }

  @Override
  public SessionState state() {
    return commands.state();
  }

  @Override
  public Optional<Duration> lastHeard() {
    return commands.sent().isEmpty() ? Optional.empty() : Optional.of(Duration.ZERO);
  }

  @Override
  public Optional<String> misfit() {
    return Optional.empty();
  }

  @Override
  public Optional<RconException> lastFailure() {
    return commands.lastFailure();
  }

  @Override
  public Optional<Duration> failingFor() {
    return commands.failingFor();
  }

  @Override
  public PendingReply execute(Command command) {
    return commands.give(command);
  }

  @Override
  @SuppressWarnings("unchecked") // Scripted with the same query.
  public <T> CompletionStage<T> query(Query<T> query) {
    Object answer = FakeRules.answer(server, state(), query, commands.query(query.name()));
    return answer instanceof RconException failure
        ? CompletableFuture.failedFuture(failure)
        : CompletableFuture.completedFuture((T) answer);
  }

  @Override
  public Flow.Publisher<RconEvent> events() {
    return events;
  }

  @Override
  public CompletionStage<Void> whenReady() {
    return commands.whenReady();
  }

  /** Becomes ready where it was refused or backs off, if the password is not a wrong one. */
  @Override
  public void retry() {
    if (state() == SessionState.REFUSED || state() == SessionState.BACKING_OFF) {
      becomes(isRefused() ? SessionState.REFUSED : SessionState.READY);
    }
  }

  @Override
  public BlockingRcon blocking() {
    return new FakeBlocking(commands, clock);
  }

  @Override
  public CompletionStage<Void> closeAsync() {
    close();
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void close() {
    commands.become(SessionState.CLOSED, null);
    events.close();
  }

  @Override
  public String toString() {
    return "FakeSession[" + server.name() + ", " + state() + "]";
  }
}
