package io.rcon.bench;

import io.rcon.RconSession;
import io.rcon.Reply;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One command in flight after the other: the answer's callback gives the next one. */
final class EngineSlot implements BiConsumer<@Nullable Reply, @Nullable Throwable> {
  private final RconSession session;
  private final Gauge gauge;
  private final boolean again;
  private long start;

  EngineSlot(RconSession session, Gauge gauge, boolean again) {
    this.session = session;
    this.gauge = gauge;
    this.again = again;
  }

  void submit() {
    start = gauge.start();
    session.execute(Work.COMMAND).whenComplete(this);
  }

  @Override
  public void accept(@Nullable Reply reply, @Nullable Throwable failure) {
    if (reply != null) {
      gauge.answered(reply.text());
      gauge.end(start);
    } else {
      gauge.failed();
    }
    if (again && !gauge.isStopped()) {
      submit();
    }
  }
}
