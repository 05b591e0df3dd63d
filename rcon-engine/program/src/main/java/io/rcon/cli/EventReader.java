package io.rcon.cli;

import io.rcon.RconEvent;
import java.time.Instant;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Hands the events of one session to the command's thread, and asks for more when they are printed:
 * where the output is slow the engine drops events and says how many.
 */
final class EventReader implements Flow.Subscriber<RconEvent> {
  private static final int AHEAD = 256;

  private final MainLoop loop;
  private final EventLog log;
  private Flow.@Nullable Subscription subscription;

  EventReader(MainLoop loop, EventLog log) {
    this.loop = loop;
    this.log = log;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(AHEAD);
  }

  @Override
  public void onNext(RconEvent event) {
    Instant now = Instant.now();
    loop.execute(() -> {
      log.print(event, now);
      Flow.Subscription more = subscription;
      if (more != null) {
        more.request(1);
      }
    });
  }

  @Override
  public void onError(Throwable failure) {
    throw new IllegalStateException("events end without a failure", failure);
  }

  @Override
  public void onComplete() {}
}
