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
 * One command on its way: its times, the bytes that came, and what is known of its delivery.
 *
 * <p>Belongs to one session's loop and is used again for another command once it has ended with a
 * reply, so nothing outside the session holds one: callers have a {@link PendingFuture}. Event loop
 * only.
 */
public final class Exchange extends CollectedAnswer implements Execution {
  /** Where an exchange stands. */
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

  static final long NEVER = Long.MAX_VALUE;

  private @Nullable Command command;
  private @Nullable PendingFuture future;

  private State state = State.DONE;
  private int key;
  private int attempts;
  private int packets;
  private boolean suspect;
  private boolean abandoned;
  private boolean mayHaveRun;
  private @Nullable InFlight line;
  private long givenAt;
  private long sentAt;
  private long firstAt;
  private long lastAt;

  /** The bound of the state it is in: of waiting in the queue, or of the answer. */
  private long timeoutAt;

  private long withinAt;
  private long quietAt;
  private long askAt;
  private long number;

  @Nullable Exchange nextQueued;

  /** Makes an exchange without a command. */
  public Exchange() {}

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
    earlier = null;
    nothingCame();
    abandoned = false;
    mayHaveRun = false;
    line = null;
    givenAt = now;
    timeoutAt = NEVER;
    withinAt = withinNanos == NEVER ? NEVER : now + withinNanos;
    number = 0;
    if (future != null) {
      future.under(this);
    }
  }

  /** Lets go of the command that has ended, so that it can be collected. */
  void forget() {
    assert state == State.DONE;
    command = null;
    future = null;
    line = null;
  }

  /**
   * The command was written.
   *
   * @param now the loop's time
   * @param timeoutNanos the bound until the end of the answer
   * @param number its place among what the session wrote
   * @param key what its answer is known by
   * @param line where it was written
   */
  public void written(long now, long timeoutNanos, long number, int key, InFlight line) {
    state = State.UNDER_WAY;
    sentAt = now;
    timeoutAt = now + timeoutNanos;
    this.number = number;
    this.key = key;
    this.line = line;
    nothingCame();
    attempts++;
  }

  /** It goes back to the queue, to be written again. */
  public void requeued() {
    state = State.QUEUED;
    dropBytes();
    line = null;
    timeoutAt = NEVER;
    quietAt = NEVER;
    askAt = NEVER;
  }

  /**
   * Bounds how long it waits in the queue where its caller did not. Written, it has its timeout
   * instead.
   *
   * @param at the loop's time
   */
  public void waitsUntil(long at) {
    timeoutAt = at;
  }

  /** It will be written again although it may have run; what came, in this charset, is kept. */
  public void repeated(Charset charset) {
    mayHaveRun = true;
    earlier = PartialAnswer.of(this, charset);
  }

  /**
   * Whether it was written once without an answer.
   *
   * @return true after {@link #repeated}
   */
  public boolean mayHaveRun() {
    return mayHaveRun;
  }

  /** The answer was nothing, and is held back until the login is proven. */
  public void held() {
    state = State.HELD;
    line = null;
  }

  /**
   * The next time at which something is to be done.
   *
   * @return nanoseconds, or {@link Long#MAX_VALUE}
   */
  public long dueAt() {
    return Math.min(overAt(), Math.min(quietAt, askAt));
  }

  /** False if it was given up for lack of memory. */
  boolean add(ByteBuf buffer, int index, int length, long now) {
    count(now);
    lastPiece = length;
    return length == 0 || add(Objects.requireNonNull(line).memory(), buffer, index, length);
  }

  @Override
  void giveUp(String why) {
    if (line != null) {
      line.giveUp(this, why);
    }
  }

  void count(long now) {
    lastAt = now;
    if (packets++ == 0) {
      firstAt = now;
      askAt = NEVER;
    }
  }

  /** What came was no answer: it is given away, and the answer is still to come. */
  @Nullable String discard(Charset charset) {
    String text = bytes == null ? "" : bytes.text(0, charset);
    nothingCame();
    return text;
  }

  private void nothingCame() {
    packets = 0;
    beyond = 0;
    dropBytes();
    suspect = false;
    firstAt = 0;
    quietAt = NEVER;
    askAt = NEVER;
  }

  /** Null if it was given up for lack of memory. */
  @Nullable Reply reply(int cut, EndRule rule, Charset charset, long now) {
    String text = bytes == null ? "" : bytes.text(cut, charset);
    dropBytes();
    if (text == null) {
      return null;
    }
    boolean guessed = rule == EndRule.QUIET_TIME;
    return new Reply(text, rule, guessed && suspect, packets, (guessed ? lastAt : now) - sentAt);
  }

  /**
   * Ends with a reply.
   *
   * @param reply the answer
   * @return the caller's side, to be told
   */
  public PendingFuture end(Reply reply) {
    return ended(reply);
  }

  /**
   * Ends without one.
   *
   * @param failure why
   * @return the caller's side, to be told
   */
  public PendingFuture end(RconException failure) {
    return ended(failure);
  }

  /** Ends when nobody waits any more. */
  public void endUntold() {
    state = State.DONE;
    dropBytes();
  }

  private PendingFuture ended(Object outcome) {
    state = State.DONE;
    dropBytes();
    return told(outcome);
  }

  private PendingFuture told(Object outcome) {
    PendingFuture caller = Objects.requireNonNull(future, "nobody waits");
    caller.outcome(outcome);
    return caller;
  }

  void endsWhenQuiet(long at, boolean suspect) {
    quietAt = at;
    this.suspect = suspect;
  }

  /**
   * The caller waits no longer, but the answer is still to come and still occupies its line.
   *
   * @param failure what the caller is told
   * @return the caller's side, to be told
   */
  public PendingFuture abandon(RconException failure) {
    abandoned = true;
    return told(failure);
  }

  /**
   * Whether the caller waits no longer.
   *
   * @return true after {@link #abandon}
   */
  public boolean isAbandoned() {
    return abandoned;
  }

  /**
   * When to ask why the server is silent.
   *
   * @param at the loop's time, or {@link Long#MAX_VALUE} for not at all
   */
  public void askAt(long at) {
    askAt = at;
  }

  /**
   * Whether the silence after the last piece has lasted long enough.
   *
   * @param now the loop's time
   * @return true if the answer is taken to have ended
   */
  public boolean isQuiet(long now) {
    return quietAt <= now;
  }

  /**
   * Whether it is time to ask why the server is silent.
   *
   * @param now the loop's time
   * @return true once
   */
  public boolean isToAsk(long now) {
    return askAt <= now;
  }

  /**
   * Whether the caller's patience has ended.
   *
   * @param now the loop's time
   * @return true if a deadline has passed
   */
  public boolean isOver(long now) {
    return overAt() <= now;
  }

  /**
   * When the caller's patience ends.
   *
   * @return nanoseconds of the loop's clock
   */
  public long overAt() {
    return Math.min(timeoutAt, withinAt);
  }

  /**
   * Whether the bound of the whole has passed, or in the queue that of waiting.
   *
   * @param now the loop's time
   * @return true if it must not be written any more
   */
  public boolean isBeyondWithin(long now) {
    return withinAt <= now || (state == State.QUEUED && timeoutAt <= now);
  }

  /**
   * Whether it may wait through pauses between attempts to connect.
   *
   * @return true if the caller bounded the whole
   */
  public boolean isPatient() {
    return withinAt != NEVER;
  }

  /**
   * The command.
   *
   * @return what to run
   */
  public Command command() {
    return Objects.requireNonNull(command, "it has ended");
  }

  /**
   * Where it stands.
   *
   * @return the state
   */
  public State state() {
    return state;
  }

  /**
   * Whether it is the engine's own.
   *
   * @return true if no caller waits
   */
  public boolean isInternal() {
    return future == null;
  }

  /**
   * What runs a caller's command.
   *
   * @param caller a caller's side
   * @return null if it has ended, or does not run yet
   */
  public static @Nullable Exchange of(PendingFuture caller) {
    return caller.execution() instanceof Exchange exchange ? exchange : null;
  }

  @Override
  public boolean isOf(PendingFuture caller) {
    return future == caller;
  }

  /**
   * Whether it lets whatever else waits go first.
   *
   * @return true for a poll
   */
  public boolean yields() {
    return future instanceof PollFuture;
  }

  /**
   * How much later than planned a poll was written for the first time.
   *
   * @return nanoseconds; -1 for what is no poll, or was written before
   */
  public long pollLag() {
    return attempts == 1 && future instanceof PollFuture poll ? poll.lag(sentAt) : -1;
  }

  /**
   * The line it was written on.
   *
   * @return null unless it is under way
   */
  public @Nullable InFlight line() {
    return line;
  }

  /**
   * What its answer is known by on its line.
   *
   * @return the key
   */
  public int key() {
    return key;
  }

  /** {@return how often it was written} */
  public int attempts() {
    return attempts;
  }

  /** {@return the loop's time at which the last piece of its answer came} */
  public long lastAt() {
    return lastAt;
  }

  /** {@return how many packets of its answer came} */
  public int packets() {
    return packets;
  }

  /**
   * Its place among what the session wrote.
   *
   * @return a number that grows
   */
  public long number() {
    return number;
  }

  /** {@return when it was given, by the loop's time} */
  public long givenAt() {
    return givenAt;
  }

  /** {@return when it was written, by the loop's time} */
  public long sentAt() {
    return sentAt;
  }

  /**
   * How long its first packet took.
   *
   * @return nanoseconds
   */
  public long firstNanos() {
    return packets == 0 ? 0 : firstAt - sentAt;
  }
}
