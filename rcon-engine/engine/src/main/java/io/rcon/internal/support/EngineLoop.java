package io.rcon.internal.support;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event loop with all that its sessions share: clock, random numbers, deadlines, a mailbox, and
 * a list of what is to be done once at the end of the loop's turn. All but {@link #post} and {@link
 * #inEventLoop} is for the loop only.
 */
public final class EngineLoop {
  /** Something done once at the end of a loop's turn, however often it was asked for. */
  public interface TurnEnd {
    /** The turn ends. */
    void turnEnds();
  }

  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  private final EventLoop eventLoop;
  private final Ticker ticker;
  private final RandomGenerator random;
  private final IntSupplier randomInts;
  private final DeadlineWheel wheel;
  private final LoopMailbox mailbox;
  private final SurvivedErrors errors;
  private final Runnable endTurn = this::endTurn;

  private List<TurnEnd> ends = new ArrayList<>();
  private List<TurnEnd> spare = new ArrayList<>();
  private long now;
  private boolean nowIsFresh;
  private boolean endAsked;

  /**
   * Wraps an event loop with its clock, random numbers, timers and mailbox.
   *
   * @param eventLoop the loop
   * @param ticker its time
   * @param random its random numbers
   */
  public EngineLoop(EventLoop eventLoop, Ticker ticker, RandomGenerator random) {
    this.eventLoop = eventLoop;
    this.ticker = ticker;
    this.random = random;
    this.randomInts = random::nextInt;
    this.wheel = new DeadlineWheel(eventLoop, ticker::nanoTime);
    this.mailbox = new LoopMailbox(eventLoop);
    this.errors = new SurvivedErrors(ticker::nanoTime);
  }

  /**
   * Netty's loop, for channels.
   *
   * @return the loop
   */
  public EventLoop eventLoop() {
    return eventLoop;
  }

  /**
   * The log of errors in the loop's sessions.
   *
   * @return a log that is limited for each session
   */
  public SurvivedErrors errors() {
    return errors;
  }

  /**
   * Whether the caller is the loop's thread.
   *
   * @return true on the loop
   */
  public boolean inEventLoop() {
    return eventLoop.inEventLoop();
  }

  /**
   * Leaves a task for the loop, to be run with whatever else was left meanwhile. From any other
   * thread.
   *
   * @param task the task; rejected if the loop has ended
   */
  public void post(LoopTask task) {
    mailbox.post(task);
  }

  /**
   * Runs a task on the loop: at once if the caller is on it. For ends that Netty may tell
   * elsewhere, such as that of a channel that could not even be made.
   *
   * @param task the task
   */
  public void onLoop(Runnable task) {
    if (inEventLoop()) {
      task.run();
    } else {
      eventLoop.execute(task);
    }
  }

  /**
   * The loop's time, read once for whatever is done in one go.
   *
   * @return nanoseconds since an arbitrary moment
   */
  public long now() {
    if (!nowIsFresh) {
      now = ticker.nanoTime();
      nowIsFresh = isEndAsked();
    }
    return now;
  }

  /** Lets the next call of {@link #now} read the clock: a batch is done. */
  public void batchDone() {
    nowIsFresh = false;
  }

  /**
   * The time as any thread may ask for it.
   *
   * @return nanoseconds on the loop's clock
   */
  public long clock() {
    return ticker.nanoTime();
  }

  /**
   * The random numbers of this loop.
   *
   * @return the loop's generator
   */
  public RandomGenerator random() {
    return random;
  }

  /**
   * Numbers of the generator: one supplier, since every exchange over UDP asks for it.
   *
   * @return any of all numbers
   */
  public IntSupplier randomInts() {
    return randomInts;
  }

  /**
   * The loop's deadlines.
   *
   * @return the wheel
   */
  public DeadlineWheel wheel() {
    return wheel;
  }

  /**
   * Runs a task when this turn of the loop ends. The caller takes care to ask once.
   *
   * @param end the task
   */
  public void atTurnEnd(TurnEnd end) {
    assert inEventLoop();
    askForEnd();
    ends.add(end);
  }

  /** Time must be had even where the loop takes no more tasks: then it is read each time. */
  private boolean isEndAsked() {
    try {
      askForEnd();
      return true;
    } catch (Throwable e) {
      return false;
    }
  }

  private void askForEnd() {
    if (!endAsked) {
      eventLoop.execute(endTurn);
      endAsked = true;
    }
  }

  private void endTurn() {
    endAsked = false;
    nowIsFresh = false;
    List<TurnEnd> due = ends;
    ends = spare;
    for (int i = 0; i < due.size(); i++) {
      try {
        due.get(i).turnEnds();
      } catch (Throwable e) {
        Survived.log(log, e, "the end of a turn failed; the loop goes on");
      }
    }
    due.clear();
    spare = due;
    wheel.wakeIfDue();
  }
}
