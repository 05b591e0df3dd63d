package io.rcon.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.RconEvent;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.commands.Commands;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusFormats;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The admin port of a real OpenTTD. */
@Timeout(240)
@OnRealServer(Game.OPENTTD)
class OpenTtdIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void answersEndExactlyAndInOrder(RealServer server) {
    try (RconSession session = Sessions.open(server.server())) {
      Reply echo = session.blocking().execute("echo \"h\u00e9llo \u6f22\u5b57; quit\"");
      assertEquals("h\u00e9llo \u6f22\u5b57; quit", echo.text());
      assertEquals(EndRule.END_FRAME, echo.end());
      assertFalse(echo.possiblyTruncated());
      Reply all = session.blocking().execute("list_cmds");
      assertTrue(all.packets() > 60 && all.text().contains("\nzoomto"), all.text());
      List<PendingReply> pending = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        pending.add(session.execute(i % 4 == 0 ? "list_cmds" : "echo token" + i));
      }
      for (int i = 0; i < 40; i++) {
        String text = pending.get(i).toCompletableFuture().join().text();
        assertEquals(i % 4 == 0 ? all.text() : "token" + i, text);
      }
      assertEquals("", session.blocking().execute("companies").text());
    }
  }

  @Test
  void theLongestCommandIsReadWhole(RealServer server) {
    try (RconSession session = Sessions.open(server.server())) {
      String word = "e".repeat(session.server().dialect().maxRequest() - "echo ".length());
      assertEquals(word, session.blocking().execute("echo " + word).text());
    }
  }

  @Test
  void tellsItsStatus(RealServer server) throws Exception {
    try (RconSession session = Sessions.open(server.server())) {
      ServerStatus status =
          session.ask(Questions.status()).toCompletableFuture().get(60, TimeUnit.SECONDS);
      assertTrue(status.known(), status.text());
      assertEquals(0, status.players().size(), status.text());
      String info = session.blocking().execute("server_info").text();
      ServerStatus more = StatusFormats.named("openttd-info").parse(info);
      assertEquals(0, more.online().orElseThrow(), info);
      assertEquals(25, more.max().orElseThrow(), info);
    }
  }

  @Test
  void closesTheConnectionAtAWrongPassword(RealServer server) {
    try (TcpForwarder forwarder = new TcpForwarder("127.0.0.1", server.port());
        RconSession session = Sessions.open(server.behind(forwarder, "wr0ng"))) {
      Command soon = Command.of("echo x").timeout(Duration.ofSeconds(4));
      RconException failed =
          assertThrows(RconException.class, () -> session.blocking().execute(soon));
      assertTrue(failed.getMessage().contains("a wrong password"), failed.getMessage());
      // The next try waits for five seconds at least, so that no server takes it for an attack.
      assertTrue(forwarder.accepted() <= 2);
    }
  }

  /** One admin speaks, another is told; the server's own log has each as one line of chat. */
  @Test
  void whatIsSaidIsToldToOtherAdminsAndIsNoCommand(RealServer server) throws Exception {
    List<RconEvent> events = new CopyOnWriteArrayList<>();
    List<String> hostile =
        List.of(
            "hi; quit",
            "$quit %s %1 @a",
            "a\\b # c",
            "'; echo owned; '",
            "two  blanks, \u00fc and \u6f22",
            "the last one");
    try (RconSession listening = Sessions.open(server.server());
        RconSession speaking = Sessions.open(server.server())) {
      listening.blocking().awaitReady();
      listening.events().subscribe(new Kept(events));
      // What was subscribed to at the login is in force when a command sent after it is answered.
      listening.blocking().execute("echo x");
      for (String text : hostile) {
        Commands.of(speaking).say(text).toCompletableFuture().get(60, TimeUnit.SECONDS);
      }
      await().atMost(PATIENCE).until(() -> chat(events).size() >= hostile.size());
      assertEquals(hostile, chat(events));
      assertEquals("x", speaking.blocking().execute("echo x").text());
    }
    String log = Files.readString(server.log(), StandardCharsets.UTF_8);
    for (String text : hostile) {
      assertTrue(log.contains(text), () -> text + " is not in\n" + log);
    }
    assertFalse(log.contains("owned\n"), log);
  }

  private static List<String> chat(List<RconEvent> events) {
    return events.stream()
        .filter(RconEvent.Chat.class::isInstance)
        .map(event -> ((RconEvent.Chat) event).message())
        .toList();
  }

  /** Keeps all that is published. */
  private record Kept(List<RconEvent> events) implements Flow.Subscriber<RconEvent> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(RconEvent event) {
      events.add(event);
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
