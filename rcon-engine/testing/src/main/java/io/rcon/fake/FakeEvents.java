package io.rcon.fake;

import io.rcon.RconEvent;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

/** The events of a fake session. A subscriber that requests nothing loses the newest. */
final class FakeEvents implements Flow.Publisher<RconEvent> {
  private static final int MOST_KEPT = 512;

  private final SubmissionPublisher<RconEvent> publisher =
      new SubmissionPublisher<>(Runnable::run, MOST_KEPT);

  @Override
  public void subscribe(Flow.Subscriber<? super RconEvent> subscriber) {
    publisher.subscribe(subscriber);
  }

  void tell(RconEvent event) {
    if (!publisher.isClosed()) {
      publisher.offer(event, (subscriber, lost) -> false);
    }
  }

  void close() {
    publisher.close();
  }
}
