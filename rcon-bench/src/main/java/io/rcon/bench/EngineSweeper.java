package io.rcon.bench;

import io.rcon.Command;
import io.rcon.Selector;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A broadcast of the engine, its outcomes on the callback executor as by default. */
final class EngineSweeper implements Sweeper {
  private static final Selector READY = Selector.parse("state=ready");

  private final EngineClient client;
  private final Work work;

  EngineSweeper(Work work, Gauge gauge) {
    this.work = work;
    client = new EngineClient(work, gauge);
  }

  @Override
  public void connect() throws IOException, InterruptedException {
    client.connect();
  }

  @Override
  public Arrivals sweep() throws InterruptedException {
    Command command = Command.of(Work.COMMAND).timeout(Duration.ofMillis(TIMEOUT));
    Arrivals arrivals = new Arrivals(work.sessions);
    CountDownLatch done = new CountDownLatch(1);
    client
        .fleet()
        .broadcast(
            command,
            READY,
            outcome -> {
              if (outcome.ok()) {
                arrivals.answered();
              }
            })
        .summary()
        .whenComplete((summary, failure) -> done.countDown());
    done.await();
    return arrivals;
  }

  @Override
  public void close() {
    client.close();
  }
}
