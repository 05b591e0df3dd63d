package io.rcon.internal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.RconEvent;
import io.rcon.RconListener;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.internal.support.VirtualLoop;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The events of a session in virtual time, and subscribers that write down what they are told. */
final class EventPublisher implements AutoCloseable {
  static final Server SERVER = Server.of(Dialect.SOURCE, "127.0.0.1", 1, Secret.of("x"));

  final VirtualLoop virtual = new VirtualLoop();
  private final AtomicInteger lost = new AtomicInteger();
  final SessionEvents events =
      new SessionEvents(
          SERVER,
          new RconListener() {
            @Override
            public void eventLost(Server server) {
              lost.incrementAndGet();
            }
          });

  /** Writes down all that it is told. */
  static class Told implements Subscriber<RconEvent> {
    final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final long atOnce;
    @Nullable Subscription subscription;

    Told(long atOnce) {
      this.atOnce = atOnce;
    }

    void request(long n) {
      if (subscription != null) {
        subscription.request(n);
      }
    }

    void cancel() {
      if (subscription != null) {
        subscription.cancel();
      }
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      told.add("subscribed");
      if (atOnce != 0) {
        given.request(atOnce);
      }
    }

    @Override
    public void onNext(RconEvent event) {
      told.add(event instanceof RconEvent.Lost gap ? "lost " + gap.count() : event.text());
    }

    @Override
    public void onError(Throwable thrown) {
      assertInstanceOf(IllegalArgumentException.class, thrown);
      assertTrue(String.valueOf(thrown.getMessage()).contains("3.9"), thrown::toString);
      told.add("error");
    }

    @Override
    public void onComplete() {
      told.add("complete");
    }

    void understood(String... expected) {
      assertEquals(List.of(expected), List.copyOf(told));
      told.clear();
    }
  }

  EventSubscription subscribe(Subscriber<RconEvent> subscriber, @Nullable Executor where) {
    EventSubscription subscription =
        new EventSubscription(SERVER, subscriber, virtual.loop(), where, events::remove);
    events.add(subscription);
    subscription.begin();
    return subscription;
  }

  Told told(long atOnce) {
    Told told = new Told(atOnce);
    subscribe(told, null);
    virtual.run();
    told.understood("subscribed");
    return told;
  }

  void say(String... texts) {
    for (String text : texts) {
      events.said(text, null);
    }
    virtual.run();
  }

  /** How many events the listener was told to be lost. */
  int lost() {
    return lost.get();
  }

  @Override
  public void close() {
    virtual.close();
  }
}
