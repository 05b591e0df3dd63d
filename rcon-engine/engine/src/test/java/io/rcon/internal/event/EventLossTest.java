package io.rcon.internal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconEvent;
import io.rcon.internal.event.EventPublisher.Told;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of events that a subscriber is too slow to take. */
@Timeout(60)
class EventLossTest {
  private final EventPublisher publisher = new EventPublisher();

  @AfterEach
  void end() {
    publisher.close();
  }

  @Test
  void should_drop_the_newest_and_say_where_and_how_many() {
    Told told = publisher.told(0);
    Told quick = publisher.told(Long.MAX_VALUE);
    int many = 9000;
    List<String> said = IntStream.range(0, many).mapToObj(i -> "n" + i).toList();
    said.forEach(publisher::say);
    assertEquals(said, List.copyOf(quick.told));
    int dropped = publisher.lost();
    int kept = many - dropped;
    assertTrue(kept > 3500 && kept < 4500, "kept " + kept);
    told.request(500);
    publisher.virtual.run();
    publisher.say("later");
    told.request(Long.MAX_VALUE);
    publisher.virtual.run();
    List<String> all = List.copyOf(told.told);
    assertEquals(said.subList(0, kept), all.subList(0, kept));
    assertEquals(List.of("lost " + dropped, "later"), all.subList(kept, all.size()));
    assertEquals(dropped, publisher.lost());
  }

  /** A server that floods with long lines costs half a million characters. */
  @Test
  void should_bound_the_memory_of_what_nobody_takes() {
    Told told = publisher.told(0);
    String line = "x".repeat(RconEvent.MAX_TEXT + 7);
    for (int i = 0; i < 1000; i++) {
      publisher.say(line);
    }
    told.request(Long.MAX_VALUE);
    publisher.virtual.run();
    assertEquals(RconEvent.MAX_TEXT, told.told.remove().length());
    assertTrue(told.told.size() <= 32, told.told.size() + " are left");
  }

  @Test
  void should_tell_of_a_loss_although_nothing_follows() {
    Told told = publisher.told(0);
    for (int i = 0; i < 5000; i++) {
      publisher.say("x");
    }
    publisher.events.close();
    told.request(Long.MAX_VALUE);
    publisher.virtual.run();
    List<String> all = List.copyOf(told.told);
    assertEquals(
        List.of("lost " + publisher.lost(), "complete"), all.subList(all.size() - 2, all.size()));
  }
}
