package io.rcon.bench.micro;

import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;
import io.netty.util.concurrent.Future;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.DeadlineWheel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A deadline of five seconds that is armed and, the answer being there, called off. */
@State(Scope.Thread)
public class DeadlineBenchmark {
  private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(5);

  /** How many others wait meanwhile. */
  @Param({"1", "64", "4096"})
  public int inFlight = 1;

  private @Nullable ManualIoEventLoop loop;
  private @Nullable DeadlineWheel wheel;
  private Deadline[] deadlines = new Deadline[0];
  private Future<?>[] futures = new Future<?>[0];
  private int turn;

  /** Arms all of them; in the thread that measures, for it plays the event loop. */
  @Setup
  public void prepare() {
    loop = new ManualIoEventLoop(Thread.currentThread(), LocalIoHandler.newFactory());
    wheel = new DeadlineWheel(loop, System::nanoTime);
    deadlines = new Deadline[inFlight];
    futures = new Future<?>[inFlight];
    for (int i = 0; i < inFlight; i++) {
      deadlines[i] = new Waiting();
      wheel.arm(deadlines[i], System.nanoTime() + TIMEOUT);
      futures[i] = loop.schedule(() -> {}, TIMEOUT, TimeUnit.NANOSECONDS);
    }
  }

  /** The engine's wheel. */
  @Benchmark
  public void engine() {
    DeadlineWheel own = java.util.Objects.requireNonNull(wheel);
    Deadline deadline = deadlines[turn++ & (inFlight - 1)];
    own.disarm(deadline);
    own.arm(deadline, System.nanoTime() + TIMEOUT);
  }

  /** The baseline: a task for each deadline. */
  @Benchmark
  public void scheduledTask() {
    int slot = turn++ & (inFlight - 1);
    futures[slot].cancel(false);
    futures[slot] =
        java.util.Objects.requireNonNull(loop).schedule(() -> {}, TIMEOUT, TimeUnit.NANOSECONDS);
  }

  private static final class Waiting extends Deadline {
    @Override
    protected void expired(long now) {
      // Nobody waits so long here.
    }
  }
}
