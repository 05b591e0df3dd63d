package io.rcon.internal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconEvent;
import io.rcon.internal.event.EventPublisher.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of Flow, and what a subscriber that is faulty costs. */
@Timeout(60)
class EventSubscriptionTest {
  private final EventPublisher publisher = new EventPublisher();

  @AfterEach
  void end() {
    publisher.close();
  }

  @Test
  void should_deliver_what_was_requested_and_keep_the_rest() {
    Told told = publisher.told(0);
    publisher.say("a", "b", "c", "d");
    told.understood();
    told.request(1);
    publisher.virtual.run();
    told.understood("a");
    told.request(2);
    publisher.virtual.run();
    told.understood("b", "c");
    told.request(Long.MAX_VALUE);
    told.request(Long.MAX_VALUE);
    publisher.virtual.run();
    told.understood("d");
    publisher.say("e");
    told.understood("e");
    assertEquals(0, publisher.lost());
  }

  /** On the event loop too the subscriber's code waits for the end of the turn. */
  @Test
  void should_tell_nothing_before_what_happens_is_over() {
    Told told = new Told(10);
    publisher.subscribe(told, null);
    publisher.events.said("a", null);
    told.understood();
    publisher.virtual.run();
    told.understood("subscribed", "a");
    publisher.events.said("b", null);
    told.understood();
    publisher.virtual.run();
    told.understood("b");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void should_end_with_an_error_if_none_are_requested(long n) {
    Told told = publisher.told(1);
    told.request(n);
    publisher.say("a", "b");
    publisher.events.close();
    publisher.virtual.run();
    told.understood("error");
    assertTrue(
        publisher.events.remove(
            new EventSubscription(
                EventPublisher.SERVER, told, publisher.virtual.loop(), null, e -> {})));
  }

  @Test
  void should_complete_behind_what_is_kept_without_a_request_for_that() {
    Told told = publisher.told(1);
    publisher.say("a", "b");
    publisher.events.close();
    publisher.virtual.run();
    told.understood("a");
    told.request(1);
    publisher.virtual.run();
    told.understood("b", "complete");
    told.request(1);
    told.cancel();
    publisher.virtual.run();
    told.understood();
  }

  @Test
  void should_tell_nothing_after_it_was_cancelled() {
    Told[] self = new Told[1];
    Told told =
        new Told(10) {
          @Override
          public void onNext(RconEvent event) {
            super.onNext(event);
            self[0].cancel();
            self[0].cancel();
            self[0].request(5);
          }
        };
    self[0] = told;
    publisher.subscribe(told, null);
    publisher.say("a", "b");
    publisher.events.close();
    publisher.virtual.run();
    told.understood("subscribed", "a");
  }

  /** So many that a stack would overflow, were a request answered within it. */
  @Test
  void should_bear_requests_from_within() {
    Told[] self = new Told[1];
    Told told =
        new Told(1) {
          @Override
          public void onNext(RconEvent event) {
            super.onNext(event);
            self[0].request(1);
          }
        };
    self[0] = told;
    publisher.subscribe(told, null);
    for (int i = 0; i < 20; i++) {
      publisher.say("x,".repeat(1000).split(","));
    }
    assertEquals(20_001, told.told.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"subscribe", "next", "complete"})
  void should_part_with_a_subscriber_that_throws(String where) {
    Told faulty =
        new Told(10) {
          private void at(String step) {
            if (step.equals(where)) {
              throw new AssertionError("on purpose");
            }
          }

          @Override
          public void onSubscribe(Subscription given) {
            super.onSubscribe(given);
            at("subscribe");
          }

          @Override
          public void onNext(RconEvent event) {
            super.onNext(event);
            at("next");
          }

          @Override
          public void onComplete() {
            super.onComplete();
            at("complete");
          }
        };
    publisher.subscribe(faulty, null);
    Told other = publisher.told(10);
    publisher.say("a", "b");
    publisher.events.close();
    publisher.virtual.run();
    other.understood("a", "b", "complete");
    switch (where) {
      case "subscribe" -> faulty.understood("subscribed");
      case "next" -> faulty.understood("subscribed", "a");
      default -> faulty.understood("subscribed", "a", "b", "complete");
    }
  }

  @Test
  void should_deliver_what_is_requested_after_the_engine_has_ended() {
    Told told = publisher.told(1);
    publisher.say("a", "b");
    publisher.events.close();
    publisher.virtual.close();
    told.request(1);
    told.understood("a", "b", "complete");
  }

  @Test
  void should_make_typed_events_by_the_dialect_or_take_those_that_are() {
    List<RconEvent> got = new ArrayList<>();
    Told told =
        new Told(10) {
          @Override
          public void onNext(RconEvent event) {
            got.add(event);
          }
        };
    publisher.subscribe(told, null);
    RconEvent known = new RconEvent.Join(EventPublisher.SERVER, "An is here", "An");
    publisher.events.said(known.text(), known);
    publisher.say("An is here");
    assertEquals(List.of(known, new RconEvent.Console(EventPublisher.SERVER, "An is here")), got);
    assertFalse(
        publisher.events.remove(
            new EventSubscription(
                EventPublisher.SERVER, told, publisher.virtual.loop(), null, e -> {})));
  }
}
