package io.rcon.internal.support;

import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** An event loop on the test's own thread, whose time stands still until the test moves it. */
public final class VirtualLoop implements AutoCloseable {
  private static final long STEP = Duration.ofMillis(1).toNanos();

  private static final class Loop extends ManualIoEventLoop {
    Loop(Ticker ticker) {
      super(null, Thread.currentThread(), LocalIoHandler.newFactory(), ticker);
    }

    boolean hasTimer() {
      return nextScheduledTaskDeadlineNanos() >= 0;
    }
  }

  private final MockTicker ticker = Ticker.newMockTicker();
  private final Loop eventLoop = new Loop(ticker);
  private final EngineLoop loop = new EngineLoop(eventLoop, ticker, new SplittableRandom(1));

  /** The dressed loop. */
  public EngineLoop loop() {
    return loop;
  }

  public ManualIoEventLoop eventLoop() {
    return eventLoop;
  }

  public MockTicker ticker() {
    return ticker;
  }

  public long time() {
    return ticker.nanoTime();
  }

  /** Runs whatever is to be done at this moment. */
  public void run() {
    while (eventLoop.runNow() > 0) {
      // Tasks may leave tasks.
    }
  }

  /** Lets time go on in steps of a millisecond, running what falls due. */
  public void pass(Duration time) {
    run();
    for (long left = time.toNanos(); left > 0; left -= STEP) {
      ticker.advance(Math.min(left, STEP), TimeUnit.NANOSECONDS);
      run();
    }
  }

  /** Lets time go on at once: the loop was stuck for so long. */
  public void jump(Duration time) {
    run();
    ticker.advance(time.toNanos(), TimeUnit.NANOSECONDS);
    run();
  }

  /** Whether a timer waits: the loop would not sleep for ever. */
  public boolean hasTimer() {
    return eventLoop.hasTimer();
  }

  @Override
  public void close() {
    eventLoop.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
    while (!eventLoop.isTerminated()) {
      // A loop ends once time has passed without work; here it passes only when told to.
      ticker.advance(1, TimeUnit.MILLISECONDS);
      eventLoop.runNow();
    }
  }
}
