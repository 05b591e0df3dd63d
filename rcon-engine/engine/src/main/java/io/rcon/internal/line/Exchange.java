package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.Command;
import io.rcon.EndRule;
import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.internal.reply.Execution;
import io.rcon.internal.reply.PendingFuture;
import io.rcon.internal.reply.PollFuture;
import java.nio.charset.Charset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One command on its way: where it stands, and what is known of its delivery; its {@link
 * CommandTimes} and its {@link CollectedAnswer} are apart.
 *
 * <p>Belongs to one session's loop and is used again for another command once it has ended with a
 * reply, so nothing outside the session holds one: callers have a {@link PendingFuture}. Event loop
 * only.
 */
public final class Exchange implements Execution, CollectedAnswer.Owner {
  /** The state of an exchange. */
  public enum State {
    /** Given, and not written. */
    QUEUED,
    /** Written; the answer is awaited. */
    UNDER_WAY,
    /** Written and answered with nothing, which only counts once the login is proven to hold. */
    HELD,
    /** Ended, once and for all. */
    DONE
  }

  private final CommandTimes times = new CommandTimes();
  private final CollectedAnswer answer = new CollectedAnswer(this);
  private @Nullable Command command;
  private @Nullable PendingFuture future;
  private State state = State.DONE;
  private int key;
  private int attempts;
  private boolean abandoned;
  private boolean mayHaveRun;
  private @Nullable InFlight line;
  private long number;

  @Nullable Exchange nextQueued;

  /** Makes an exchange without a command. */
  public Exchange() {}

  // ---- from the queue to a line, and back

  /**
   * A command was given.
   *
   * @param command what to run
   * @param future the caller's side; null where the engine itself asks: nothing is counted
   * @param now the loop's time
   * @param withinNanos the bound of the whole, or {@link Long#MAX_VALUE}
   */
  public void given(Command command, @Nullable PendingFuture future, long now, long withinNanos) {
    assert state == State.DONE;
    this.command = command;
    this.future = future;
    state = State.QUEUED;
    attempts = 0;
    abandoned = false;
    mayHaveRun = false;
    line = null;
    number = 0;
    times.given(now, withinNanos);
    answer.earlier = null;
    answer.nothingCame();
    if (future != null) {
      future.under(this);
    }
  }

  /**
   * The command was written.
   *
   * @param now the loop's time
   * @param timeoutNanos the bound until the end of the answer
   * @param number its place among what the session wrote
   * @param key the key of its answer on the line
   * @param line where it was written
   */
  public void written(long now, long timeoutNanos, long number, int key, InFlight line) {
    state = State.UNDER_WAY;
    this.number = number;
    this.key = key;
    this.line = line;
    times.written(now, timeoutNanos);
    answer.nothingCame();
    attempts++;
  }

  /** It goes back to the queue, to be written again. */
  public void requeued() {
    state = State.QUEUED;
    line = null;
    answer.dropBytes();
    times.requeued();
  }

  /** It will be written again although it may have run; what came, in this charset, is kept. */
  public void repeated(Charset charset) {
    mayHaveRun = true;
    answer.earlier = PartialAnswer.of(answer, charset);
  }

  /** {@return whether it was written once without an answer} */
  public boolean mayHaveRun() {
    return mayHaveRun;
  }

  /** The answer was nothing, and is held back until the login is proven. */
  public void held() {
    state = State.HELD;
    line = null;
  }

  // ---- what comes

  /** A piece of the answer. {@return false if it was given up for lack of memory} */
  boolean add(ByteBuf buffer, int index, int length, long now) {
    count(now);
    answer.lastPiece = length;
    return length == 0 || answer.add(Objects.requireNonNull(line).memory(), buffer, index, length);
  }

  void count(long now) {
    if (answer.count(now)) {
      times.askAt(CommandTimes.NEVER);
    }
  }

  @Override
  public void giveUp(String why) {
    if (line != null) {
      line.giveUp(this, why);
    }
  }

  /** Takes away text that was no answer; the answer is still to come. */
  @Nullable String discard(Charset charset) {
    String text = answer.text(0, charset);
    answer.nothingCame();
    times.nothingCame();
    return text;
  }

  void endsWhenQuiet(long at, boolean suspect) {
    times.endsWhenQuiet(at);
    answer.suspect(suspect);
  }

  /** Null if it was given up for lack of memory. */
  @Nullable Reply reply(int cutBytes, EndRule rule, Charset charset, long now) {
    return answer.reply(cutBytes, rule, charset, now, times.sentAt());
  }

  // ---- ends

  /** Ends with a reply. {@return the caller's side, to be notified} */
  public PendingFuture end(Reply reply) {
    return ended(reply);
  }

  /** Ends without a reply. {@return the caller's side, to be notified} */
  public PendingFuture end(RconException failure) {
    return ended(failure);
  }

  /** Ends when nobody waits any more. */
  public void endUntold() {
    state = State.DONE;
    answer.dropBytes();
  }

  private PendingFuture ended(Object outcome) {
    endUntold();
    return outcome(outcome);
  }

  private PendingFuture outcome(Object outcome) {
    PendingFuture caller = Objects.requireNonNull(future, "nobody waits");
    caller.outcome(outcome);
    return caller;
  }

  /**
   * The caller waits no longer, but the answer is still to come and still occupies its line.
   *
   * @param failure what the caller is told
   * @return the caller's side, to be notified
   */
  public PendingFuture abandon(RconException failure) {
    abandoned = true;
    return outcome(failure);
  }

  /** {@return whether the caller waits no longer} */
  public boolean isAbandoned() {
    return abandoned;
  }

  /** Lets go of the command that has ended, so that it can be collected. */
  void forget() {
    assert state == State.DONE;
    command = null;
    future = null;
    line = null;
  }

  // ---- facts

  /** {@return its times} */
  public CommandTimes times() {
    return times;
  }

  /** {@return the next time at which something is to be done, or {@link Long#MAX_VALUE}} */
  public long dueAt() {
    return times.dueAt();
  }

  /** {@return whether its time is over and it must not be written any more} */
  public boolean isBeyondWithin(long now) {
    return times.isBeyondWithin(now, state == State.QUEUED);
  }

  /** {@return what came of its answer} */
  public CollectedAnswer answer() {
    return answer;
  }

  /** {@return the command} */
  public Command command() {
    return Objects.requireNonNull(command, "it has ended");
  }

  /** {@return where it stands} */
  public State state() {
    return state;
  }

  /** {@return whether it is the engine's own, and no caller waits} */
  public boolean isInternal() {
    return future == null;
  }

  /** {@return what runs a caller's command; null if it has ended, or does not run yet} */
  public static @Nullable Exchange of(PendingFuture caller) {
    return caller.execution() instanceof Exchange exchange ? exchange : null;
  }

  @Override
  public boolean isOf(PendingFuture caller) {
    return future == caller;
  }

  /** {@return whether it lets whatever else waits go first, as a poll does} */
  public boolean yields() {
    return future instanceof PollFuture;
  }

  /**
   * How much later than planned a poll was written for the first time.
   *
   * @return nanoseconds; -1 for what is no poll, or was written before
   */
  public long pollLag() {
    return attempts == 1 && future instanceof PollFuture poll ? poll.lag(times.sentAt()) : -1;
  }

  /** {@return the line it was written on; null unless it is in flight} */
  public @Nullable InFlight line() {
    return line;
  }

  /** {@return the key of its answer on its line} */
  public int key() {
    return key;
  }

  /** {@return how often it was written} */
  public int attempts() {
    return attempts;
  }

  /** {@return its place among what the session wrote: a number that grows} */
  public long number() {
    return number;
  }
}
