package stranger;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.EndRule;
import io.rcon.Rcon;
import io.rcon.RconEvent;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconListener;
import io.rcon.RconOptionsBuilder;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a mechanism of another author may do on a stream, with the whole engine around it. */
@Timeout(60)
class ParrotTest {
  private final List<RconEvent> events = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private ParrotServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ParrotServer();
  }

  @AfterEach
  void end() throws Exception {
    server.close();
  }

  private Server parrot(String mood) {
    return Server.of(
        ParrotMechanism.DIALECT.with(d -> d.set(ParrotMechanism.MOOD, mood)),
        "127.0.0.1",
        server.port(),
        Secret.of("s3cret"));
  }

  private RconSession open(String mood) {
    RconListener listener =
        new RconListener() {
          @Override
          public void event(Server from, String text) {
            heard.add(text);
          }
        };
    Consumer<RconOptionsBuilder> options =
        o -> o.mechanisms(new ParrotMechanism()).listener(listener);
    return Rcon.open(parrot(mood), options);
  }

  private static String say(RconSession session, String text) throws Exception {
    return session.execute(text).toCompletableFuture().get().text();
  }

  private void subscribe(RconSession session) {
    session
        .events()
        .subscribe(
            new Subscriber<>() {
              @Override
              public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
              }

              @Override
              public void onNext(RconEvent event) {
                events.add(event);
              }

              @Override
              public void onError(Throwable thrown) {}

              @Override
              public void onComplete() {}
            });
  }

  @Test
  void should_log_in_when_the_server_has_spoken() throws Exception {
    try (RconSession session = open("")) {
      assertEquals("hi", say(session, "hi"));
      assertEquals(List.of("PASS 1 s3cret", "SAY 1 hi"), List.copyOf(server.heard));
    }
  }

  @Test
  void should_be_refused_by_what_came_with_the_connection() {
    try (RconSession session = open("refuse")) {
      await().until(() -> session.state() == SessionState.REFUSED);
      String why = String.valueOf(session.lastFailure().orElseThrow().getMessage());
      assertTrue(why.contains("127.0.0.1:" + server.port() + "; not tried again"), why);
      assertEquals(List.of(), List.copyOf(server.heard));
    }
  }

  @Test
  void should_be_logged_in_by_what_came_with_the_connection() throws Exception {
    try (RconSession session = open("trust")) {
      assertEquals("hi", say(session, "hi"));
      assertEquals(List.of("SAY 1 hi"), List.copyOf(server.heard));
    }
  }

  @Test
  void should_tell_what_came_with_the_connection_as_an_event() throws Exception {
    try (RconSession session = open("join")) {
      assertEquals("hi", say(session, "hi"));
      assertEquals(List.of("JOIN with the line"), List.copyOf(heard));
    }
  }

  @Test
  void should_survive_a_mechanism_that_throws_when_it_is_connected() {
    try (RconSession session = open("throw")) {
      await().until(() -> session.state() == SessionState.BACKING_OFF);
      String why = String.valueOf(session.lastFailure().orElseThrow().getMessage());
      assertTrue(why.contains("a parrot that screams"), why);
    }
  }

  @Test
  void should_tell_typed_events_beside_the_answer() throws Exception {
    try (RconSession session = open("")) {
      subscribe(session);
      assertEquals("one two", say(session, "pieces"));
      await().until(() -> !events.isEmpty());
      assertEquals(
          List.of(new RconEvent.Join(session.server(), "JOIN Anna", "Anna")), List.copyOf(events));
      assertEquals(List.of("JOIN Anna"), List.copyOf(heard));
    }
  }

  @Test
  void should_hand_over_what_was_kept_back_before_an_answer_ends_by_silence() throws Exception {
    try (RconSession session = open("")) {
      Reply reply = session.execute("pieces").toCompletableFuture().get();
      assertEquals("one two", reply.text());
      assertEquals(EndRule.QUIET_TIME, reply.end());
      assertEquals("next", say(session, "next"));
    }
  }

  @Test
  void should_fail_a_command_that_never_left_as_not_sent() throws Exception {
    try (RconSession session = open("")) {
      CompletableFuture<Reply> sleeping = session.execute("sleep").toCompletableFuture();
      Throwable why = assertThrows(ExecutionException.class, sleeping::get).getCause();
      RconException failure = assertInstanceOf(RconException.class, why);
      assertEquals(Delivery.NOT_SENT, failure.delivery());
      assertTrue(String.valueOf(why.getMessage()).contains("the parrot sleeps"), "" + why);
      assertEquals("awake", say(session, "awake"));
      assertEquals(List.of("PASS 1 s3cret", "SAY 2 awake"), List.copyOf(server.heard));
    }
  }

  @Test
  void should_share_with_the_lines_of_one_session_and_no_other() throws Exception {
    try (RconSession session = open("")) {
      assertEquals("a", say(session, "a"));
      assertThrows(ExecutionException.class, () -> say(session, "leave"));
      assertEquals("b", say(session, "b"));
    }
    try (RconSession other = open("")) {
      assertEquals("c", say(other, "c"));
    }
    assertEquals(
        List.of(
            "PASS 1 s3cret",
            "SAY 1 a",
            "SAY 2 leave",
            "PASS 2 s3cret",
            "SAY 1 b",
            "PASS 1 s3cret",
            "SAY 1 c"),
        List.copyOf(server.heard));
  }
}
