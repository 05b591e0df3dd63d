package io.rcon.monitor.notify;

import static io.rcon.monitor.notify.ViewsOfServers.notice;
import static io.rcon.monitor.notify.ViewsOfServers.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.monitor.Health;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a webhook hears and when, in time of the test's. */
class NoticeWindowTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path directory;

  private long now = Long.MAX_VALUE - 5;
  private NoticeWindow window;

  private void window(String keys) throws IOException {
    window = new NoticeWindow(notice(directory, "https://hooks.example/s3cret", keys));
  }

  private void see(String name, Health health) {
    window.see(view(name, "10.0.0.7:1", health, null), now);
  }

  private void see(String name, Health health, boolean maintenance) {
    window.see(view(name, "10.0.0.7:1", health, null, maintenance), now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  /** What is told within a minute of quiet. */
  private List<String> told() {
    pass(Duration.ofMinutes(1));
    return now();
  }

  private List<String> now() {
    return window.take(now).orElse(List.of()).stream()
        .map(change -> change.view().name() + " " + change.from() + " " + change.to())
        .toList();
  }

  @Test
  void whatComesTogetherIsOneMessage() throws Exception {
    window("");
    for (int i = 0; i < 400; i++) {
      see("s" + i, Health.DOWN);
      assertEquals(List.of(), now());
      pass(Duration.ofMillis(100));
    }
    pass(Duration.ofSeconds(9));
    assertEquals(List.of(), now());
    pass(SECOND);
    assertEquals(400, now().size());
    assertEquals(List.of(), told());
  }

  @Test
  void noneWaitsForLongerThanAMinuteWhileOthersCome() throws Exception {
    window("");
    for (int i = 0; i < 60; i++) {
      see("s" + i, Health.DOWN);
      assertEquals(List.of(), now(), "" + i);
      pass(SECOND);
    }
    assertEquals(60, now().size());
  }

  @Test
  void aServerThatIsNotAskedYetOrUpAtTheStartIsNoNews() throws Exception {
    window("");
    see("a", Health.UNKNOWN);
    see("a", Health.UP);
    see("b", Health.DOWN);
    assertEquals(List.of("b UP DOWN"), told());
  }

  @Test
  void eachWayThereAndBackIsToldOnce() throws Exception {
    window("");
    for (Health health : List.of(Health.DOWN, Health.REFUSED, Health.SLOW)) {
      see("a", health);
      see("a", health);
      assertEquals(List.of("a UP " + health), told());
      see("a", health);
      assertEquals(List.of(), told());
      see("a", Health.UP);
      assertEquals(List.of("a " + health + " UP"), told());
    }
  }

  @Test
  void whatIsBackBeforeItWasToldIsNotTold() throws Exception {
    window("");
    see("a", Health.DOWN);
    see("a", Health.UP);
    assertEquals(List.of(), told());
    see("a", Health.DOWN);
    assertEquals(List.of("a UP DOWN"), told());
    see("a", Health.UP);
    see("a", Health.DOWN);
    assertEquals(List.of(), told());
  }

  @Test
  void aServerInMaintenanceIsPassedOverUntilItEnds() throws Exception {
    window("");
    see("a", Health.DOWN, true);
    see("a", Health.UP, true);
    see("a", Health.UP, false);
    assertEquals(List.of(), told());
    see("a", Health.DOWN, true);
    assertEquals(List.of(), told());
    see("a", Health.DOWN, false);
    assertEquals(List.of("a UP DOWN"), told());
    see("b", Health.DOWN, false);
    see("b", Health.DOWN, true);
    assertEquals(List.of(), told());
  }

  @Test
  void onlyTheStatesThatAreWantedAreTold() throws Exception {
    window(", states: [down, up]");
    see("a", Health.REFUSED);
    see("b", Health.SLOW);
    assertEquals(List.of(), told());
    see("a", Health.UP);
    see("b", Health.UP);
    assertEquals(List.of(), told());
    see("a", Health.DOWN);
    assertEquals(List.of("a UP DOWN"), told());
    see("a", Health.REFUSED);
    assertEquals(List.of(), told());
    see("a", Health.SLOW);
    assertEquals(List.of("a DOWN UP"), told());
    window(", states: down");
    see("a", Health.DOWN);
    assertEquals(List.of("a UP DOWN"), told());
    see("a", Health.UP);
    assertEquals(List.of(), told());
    see("a", Health.DOWN);
    assertEquals(List.of("a UP DOWN"), told());
  }

  @Test
  void aServerThatLeavesIsForgottenAndAChangedEntryRemembers() throws Exception {
    window("");
    see("a", Health.DOWN);
    see("b", Health.DOWN);
    window.forget("b");
    assertEquals(List.of("a UP DOWN"), told());
    window = window.with(notice(directory, "https://hooks.example/s3cret", ", gather: 1s"));
    see("a", Health.DOWN);
    assertEquals(List.of(), told());
    see("a", Health.UP);
    pass(SECOND);
    assertEquals(List.of("a DOWN UP"), now());
  }
}
