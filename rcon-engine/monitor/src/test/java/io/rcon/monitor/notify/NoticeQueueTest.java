package io.rcon.monitor.notify;

import static io.rcon.monitor.notify.ViewsOfServers.notice;
import static io.rcon.monitor.notify.ViewsOfServers.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.config.FleetNotice;
import io.rcon.monitor.Health;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Order, tries and losses of messages, in time of the test's. */
class NoticeQueueTest {
  @TempDir Path directory;

  private final List<String> sent = new ArrayList<>();
  private final List<CompletableFuture<WebhookAnswer>> answers = new ArrayList<>();
  private final List<String> news = new ArrayList<>();
  private FleetNotice notice;
  private NoticeQueue queue;
  private long now = Long.MAX_VALUE - 5;

  @BeforeEach
  void start() throws IOException {
    notice = notice(directory, "https://hooks.example/s3cret", "");
    queue =
        new NoticeQueue(
            (to, body) -> {
              sent.add(new String(body, StandardCharsets.UTF_8));
              answers.add(new CompletableFuture<>());
              return answers.get(answers.size() - 1);
            },
            Runnable::run,
            () -> now,
            news::add);
  }

  private void add(String name) {
    queue.add(
        List.of(
            new NoticeChange(
                view(name, "10.0.0.7:1", Health.DOWN, "TIMED_OUT"), Health.UP, Health.DOWN)));
  }

  private void turn() {
    queue.turn(notice);
  }

  private void pass(Duration time) {
    now += time.toNanos();
    turn();
  }

  private void answer(WebhookAnswer answer) {
    answers.get(answers.size() - 1).complete(answer);
  }

  private boolean lastIsOf(String name) {
    return sent.get(sent.size() - 1).contains("\"name\":\"" + name + "\"");
  }

  @Test
  void messagesGoOneAfterTheOther() {
    add("a");
    add("b");
    turn();
    turn();
    assertEquals(1, sent.size());
    answer(WebhookAnswer.delivered());
    turn();
    assertEquals(1, sent.size(), "a second between two");
    pass(Duration.ofSeconds(1));
    assertEquals(2, sent.size());
    assertTrue(lastIsOf("b"));
    answer(WebhookAnswer.delivered());
    pass(Duration.ofHours(1));
    assertEquals(2, sent.size());
    assertEquals(List.of(), news);
  }

  @Test
  void aFailureIsTriedAgainAfterTimesThatDouble() {
    add("a");
    turn();
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
      answer(WebhookAnswer.again("HTTP 500", Duration.ZERO));
      int before = sent.size();
      pass(Duration.ofSeconds(seconds).minusNanos(1));
      assertEquals(before, sent.size(), "" + seconds);
      pass(Duration.ofNanos(1));
      assertEquals(before + 1, sent.size(), "" + seconds);
    }
    assertEquals(List.of("messages do not arrive: HTTP 500"), news);
    answer(WebhookAnswer.delivered());
    assertEquals("messages arrive again", news.get(1));
    add("b");
    pass(Duration.ofSeconds(1));
    assertTrue(lastIsOf("b"), "the pause is short again");
  }

  @Test
  void aServerThatWantsToBeLeftAloneIs() {
    add("a");
    turn();
    answer(WebhookAnswer.again("HTTP 429", Duration.ofMinutes(20)));
    pass(Duration.ofMinutes(19));
    assertEquals(1, sent.size());
    pass(Duration.ofMinutes(1));
    assertEquals(2, sent.size());
  }

  @Test
  void theQueueIsBoundedAndLossesAreCountedAndTold() {
    for (int i = 0; i < NoticeQueue.MOST + 3; i++) {
      add("s" + i);
      turn();
    }
    assertEquals(3, queue.lost());
    answer(WebhookAnswer.again("HTTP 500", Duration.ZERO));
    pass(Duration.ofSeconds(1));
    assertTrue(lastIsOf("s0"), "the one under way was not lost");
    assertTrue(sent.get(1).contains("\"lost\":3"), sent.get(1));
    assertTrue(sent.get(1).contains("(3 earlier messages were lost)"), sent.get(1));
    answer(WebhookAnswer.delivered());
    assertEquals("messages arrive again; 3 before this were lost", news.get(1));
    pass(Duration.ofSeconds(1));
    assertTrue(lastIsOf("s4"), sent.get(2));
    assertTrue(sent.get(2).contains("\"lost\":0"), sent.get(2));
  }

  @Test
  void whatIsRefusedForGoodIsLostAndTheNextIsTried() {
    add("a");
    add("b");
    turn();
    answer(WebhookAnswer.refused("HTTP 404"));
    pass(Duration.ofSeconds(1));
    assertTrue(lastIsOf("b"));
    assertEquals(1, queue.lost());
  }

  @Test
  void whatIsAnHourOldIsNoNews() {
    add("a");
    turn();
    answer(WebhookAnswer.again("HTTP 500", Duration.ofMinutes(59)));
    add("b");
    pass(Duration.ofMinutes(30));
    add("c");
    pass(Duration.ofMinutes(31));
    assertTrue(lastIsOf("c"));
    assertEquals(2, queue.lost());
  }
}
