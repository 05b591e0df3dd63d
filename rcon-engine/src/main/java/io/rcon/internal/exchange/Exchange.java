package io.rcon.internal.exchange;

import io.netty.buffer.ByteBuf;
import io.rcon.Command;
import io.rcon.EndRule;
import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.LoopTask;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * One command on its way: its deadlines, the bytes that came, and what is known of its delivery.
 * Everything but {@link #cancel} is for the event loop only.
 */
public sealed class Exchange extends Deadline implements LoopTask permits PollExchange {
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

  /** Whose exchange it is. */
  public interface Owner {
    /**
     * A command was given; called on the loop.
     *
     * @param exchange the new exchange
     */
    void given(Exchange exchange);

    /**
     * Any thread wants the exchange cancelled.
     *
     * @param exchange the exchange
     */
    void cancelRequested(Exchange exchange);

    /**
     * The next of the exchange's times has come.
     *
     * @param exchange the exchange
     * @param now the loop's time
     */
    void due(Exchange exchange, long now);

    /**
     * The loop has ended, and the exchange will never be given; called on the caller's thread.
     *
     * @param exchange the exchange
     */
    void rejected(Exchange exchange);
  }

  static final long NEVER = Long.MAX_VALUE;

  private final Owner owner;
  private final Command command;
  private final PendingFuture future;
  private final boolean internal;

  private State state = State.QUEUED;
  private int key;
  private int attempts;
  private int packets;
  private boolean suspect;
  private boolean abandoned;
  private boolean mayHaveRun;
  private @Nullable AnswerBytes bytes;
  private @Nullable LineExchanges line;
  private long givenAt;
  private long sentAt;
  private long firstAt;
  private long lastAt;
  private long timeoutAt = NEVER;
  private long withinAt = NEVER;
  private long quietAt = NEVER;
  private long askAt = NEVER;
  private long number;

  private @Nullable LoopTask nextTask;
  @Nullable Exchange nextQueued;

  /**
   * Makes an exchange that is not given to its owner yet.
   *
   * @param owner the session
   * @param command what to run
   * @param future the caller's side
   * @param internal whether the engine itself asks: no caller waits, nothing is counted
   */
  public Exchange(Owner owner, Command command, PendingFuture future, boolean internal) {
    this.owner = owner;
    this.command = command;
    this.future = future;
    this.internal = internal;
    future.belongsTo(this);
  }

  @Override
  public void run() {
    owner.given(this);
  }

  @Override
  public void rejected() {
    owner.rejected(this);
  }

  @Override
  protected void expired(long now) {
    owner.due(this, now);
  }

  /** Asks the owner to cancel this; safe on any thread. */
  void cancel() {
    owner.cancelRequested(this);
  }

  /**
   * The command was given.
   *
   * @param now the loop's time
   * @param withinNanos the bound of the whole, or {@link Long#MAX_VALUE}
   */
  public void given(long now, long withinNanos) {
    givenAt = now;
    withinAt = withinNanos == NEVER ? NEVER : now + withinNanos;
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
  public void written(long now, long timeoutNanos, long number, int key, LineExchanges line) {
    state = State.UNDER_WAY;
    sentAt = now;
    firstAt = 0;
    timeoutAt = now + timeoutNanos;
    quietAt = NEVER;
    askAt = NEVER;
    this.number = number;
    this.key = key;
    this.line = line;
    packets = 0;
    bytes = null;
    suspect = false;
    attempts++;
  }

  /** It goes back to the queue, to be written again. */
  public void requeued() {
    state = State.QUEUED;
    line = null;
    timeoutAt = NEVER;
    quietAt = NEVER;
    askAt = NEVER;
  }

  /** It will be written again although it may have run. */
  public void repeated() {
    mayHaveRun = true;
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
    return Math.min(Math.min(timeoutAt, withinAt), Math.min(quietAt, askAt));
  }

  void add(ByteBuf buffer, int index, int length, long now) {
    count(now);
    if (length > 0) {
      if (bytes == null) {
        bytes = new AnswerBytes(length);
      }
      bytes.add(buffer, index, length);
    }
  }

  void count(long now) {
    lastAt = now;
    if (packets++ == 0) {
      firstAt = now;
      askAt = NEVER;
    }
  }

  Reply reply(int cut, EndRule rule, Charset charset, long now) {
    String text = bytes == null ? "" : bytes.text(cut, charset);
    boolean guessed = rule == EndRule.QUIET_TIME;
    return new Reply(text, rule, guessed && suspect, packets, (guessed ? lastAt : now) - sentAt);
  }

  /**
   * How many bytes of the answer are there.
   *
   * @return 0 or more
   */
  public int length() {
    return bytes == null ? 0 : bytes.length();
  }

  /**
   * Ends with a reply.
   *
   * @param reply the answer
   * @return the caller's side, to be told
   */
  public PendingFuture end(Reply reply) {
    state = State.DONE;
    future.outcome(reply);
    return future;
  }

  /**
   * Ends without one.
   *
   * @param failure why
   * @return the caller's side, to be told
   */
  public PendingFuture end(RconException failure) {
    state = State.DONE;
    future.outcome(failure);
    return future;
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
    future.outcome(failure);
    return future;
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
    return timeoutAt <= now || withinAt <= now;
  }

  /**
   * Whether the bound of the whole has passed.
   *
   * @param now the loop's time
   * @return true if it must not be written any more
   */
  public boolean isBeyondWithin(long now) {
    return withinAt <= now;
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
    return command;
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
    return internal;
  }

  /**
   * Whether it lets whatever else waits go first.
   *
   * @return true for a poll
   */
  public boolean yields() {
    return false;
  }

  /**
   * The line it was written on.
   *
   * @return null unless it is under way
   */
  public @Nullable LineExchanges line() {
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

  /**
   * How often it was written.
   *
   * @return 0 or more
   */
  public int attempts() {
    return attempts;
  }

  /**
   * How many packets of its answer came.
   *
   * @return 0 or more
   */
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

  /**
   * When it was given.
   *
   * @return the loop's time
   */
  public long givenAt() {
    return givenAt;
  }

  /**
   * When it was written.
   *
   * @return the loop's time
   */
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

  @Override
  public @Nullable LoopTask nextTask() {
    return nextTask;
  }

  @Override
  public void nextTask(@Nullable LoopTask next) {
    nextTask = next;
  }
}
