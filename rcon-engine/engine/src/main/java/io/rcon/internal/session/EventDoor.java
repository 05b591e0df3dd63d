package io.rcon.internal.session;

import io.rcon.RconEvent;
import io.rcon.internal.event.EventSubscription;
import io.rcon.internal.support.EngineLoop;
import java.util.Objects;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.RejectedExecutionException;

/** Lets subscribers to the events of a session in and out, on any thread. */
final class EventDoor implements Publisher<RconEvent> {
  private final SessionLifecycle session;

  EventDoor(SessionLifecycle session) {
    this.session = session;
  }

  @Override
  public void subscribe(Subscriber<? super RconEvent> subscriber) {
    EngineLoop loop = session.context.loop();
    EventSubscription subscription =
        new EventSubscription(
            session.server,
            Objects.requireNonNull(subscriber, "subscriber"),
            loop,
            session.context.shared().callbacks(),
            this::left);
    try {
      loop.onLoop(() -> session.subscribe(subscription));
    } catch (RejectedExecutionException e) {
      // The engine has ended, and the session with it.
      subscription.complete();
    }
  }

  private void left(EventSubscription subscription) {
    try {
      session.context.loop().onLoop(() -> session.unsubscribe(subscription));
    } catch (RejectedExecutionException e) {
      // There is nothing left that it could be removed from.
    }
  }
}
