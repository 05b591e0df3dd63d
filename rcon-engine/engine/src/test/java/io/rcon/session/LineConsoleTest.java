package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconEvent;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.SampleText;
import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions with consoles that speak lines, against simulated servers in each of their readings. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class LineConsoleTest {
  private final List<RconEvent> typed = new CopyOnWriteArrayList<>();

  private static SimulatedServer start(String dialect, String reading) {
    return SimulatedServer.start(
        dialect, "s3cret", o -> o.players(3).reading(reading == null ? "" : reading));
  }

  private static Server server(SimulatedServer simulated, String password) {
    String name = simulated.game().name();
    Secret secret = password.isEmpty() ? Secret.none() : Secret.of(password);
    return Server.of(Dialect.named(name).orElseThrow(), "127.0.0.1", simulated.port(), secret);
  }

  private static RconSession open(Server server) {
    return Rcon.open(server, o -> o.backoff(Link.QUICK));
  }

  private void subscribe(RconSession session) {
    session
        .events()
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
              }

              @Override
              public void onNext(RconEvent event) {
                typed.add(event);
              }

              @Override
              public void onError(Throwable failure) {}

              @Override
              public void onComplete() {}
            });
  }

  @ParameterizedTest
  @CsvSource({
    "econ,",
    "econ, ddnet",
    "econ, silent-log",
    "7dtd,",
    "7dtd, silent-log",
    "bf2,",
    "bf2, keeps-open"
  })
  void should_answer_in_each_reading(String dialect, String reading) {
    try (SimulatedServer simulated = start(dialect, reading);
        RconSession session = open(server(simulated, "s3cret"))) {
      subscribe(session);
      assertEquals("héllo 漢", session.blocking().execute("echo héllo 漢").text().strip());
      Reply empty = session.blocking().execute("big 0");
      assertEquals("", empty.text());
      EndRule rule = dialect.equals("bf2") ? EndRule.END_FRAME : EndRule.PROBE;
      assertEquals(rule, empty.end());
      assertEquals(
          SampleText.lines(5000).strip(), session.blocking().execute("big 5000").text().strip());
      assertEquals(3, simulated.commandsExecuted());
      assertTrue(
          typed.stream().noneMatch(event -> event.text().contains("echo")),
          () -> "what the session itself asked for is no event: " + typed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"econ", "7dtd"})
  void should_read_the_status(String dialect) throws Exception {
    try (SimulatedServer simulated = start(dialect, "");
        RconSession session = open(server(simulated, "s3cret"))) {
      ServerStatus status =
          session.ask(Questions.status()).toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertTrue(status.known(), status.text());
      assertEquals(3, status.players().size(), status.text());
      assertTrue(status.countsAgree(), status.text());
    }
  }

  @ParameterizedTest
  @CsvSource({"econ,", "econ, ddnet", "7dtd,", "bf2,", "bf2, keeps-open"})
  void should_be_refused_once_with_a_wrong_password(String dialect, String reading) {
    try (SimulatedServer simulated = start(dialect, reading);
        RconSession session = open(server(simulated, "hunter2"))) {
      await().until(() -> session.state() == SessionState.REFUSED);
      assertEquals(1, simulated.counts().refusedLogins());
      simulated.closeConnections();
      await().during(Duration.ofMillis(300)).until(() -> session.state() == SessionState.REFUSED);
      assertEquals(1, simulated.counts().refusedLogins());
    }
  }

  @Test
  void should_say_that_it_may_be_banned_and_come_back_when_it_is_no_more() throws Exception {
    try (SimulatedServer simulated = start("econ", "bantime")) {
      for (int i = 0; i < 3; i++) {
        wrongPassword(simulated.port(), 3);
      }
      try (RconSession session = open(server(simulated, "s3cret"))) {
        await().until(() -> session.lastFailure().isPresent());
        String why = session.lastFailure().orElseThrow().getMessage();
        assertTrue(why.contains("banned"), why);
        assertTrue(session.state() != SessionState.REFUSED, "a ban ends by itself");
        simulated.liftBans();
        await().until(() -> session.state() == SessionState.READY);
      }
    }
  }

  /** As another program of this address would. */
  private static void wrongPassword(int port, int times) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("hunter2\n".repeat(times).getBytes(StandardCharsets.US_ASCII));
      while (socket.getInputStream().read() >= 0) {
        // To the end.
      }
    } catch (SocketException e) {
      // It was put out.
    }
  }

  @Test
  void should_wait_until_the_place_of_its_address_is_free() throws Exception {
    try (SimulatedServer simulated = start("econ", "one-per-address")) {
      Socket other = new Socket(InetAddress.getLoopbackAddress(), simulated.port());
      await().until(() -> simulated.counts().openConnections() == 1);
      try (RconSession session = open(server(simulated, "s3cret"))) {
        await().until(() -> session.lastFailure().isPresent());
        String why = session.lastFailure().orElseThrow().getMessage();
        assertTrue(why.contains("only one client per IP allowed"), why);
        other.close();
        await().until(() -> session.state() == SessionState.READY);
      }
    }
  }

  @Test
  void should_be_let_in_without_a_password_where_there_is_none() {
    try (SimulatedServer simulated = start("7dtd", "no-password");
        RconSession session = open(server(simulated, ""));
        RconSession other = open(server(simulated, "s3cret"))) {
      assertEquals("a\n", session.blocking().execute("echo a").text());
      assertEquals("b\n", other.blocking().execute("echo b").text());
      assertEquals(0, simulated.counts().refusedLogins());
    }
  }

  @Test
  void should_keep_what_the_server_says_by_itself_out_of_answers() {
    try (SimulatedServer simulated = start("econ", "");
        RconSession session = open(server(simulated, "s3cret"))) {
      session.blocking().awaitReady();
      subscribe(session);
      for (String text :
          List.of(
              "game: team_join player='3:An na' team=0",
              "chat: 3:-2:An na: hi: there",
              "game: leave player='3:An na'",
              "register: refused")) {
        simulated.mishap(new Mishap.Unsolicited(0, 0, text));
        assertEquals("x", session.blocking().execute("echo x").text());
      }
      await().until(() -> typed.size() == 4);
      List<String> kinds = typed.stream().map(event -> event.getClass().getSimpleName()).toList();
      assertEquals(List.of("Join", "Chat", "Leave", "Console"), kinds);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"econ", "7dtd"})
  void should_give_a_late_answer_to_nobody_else(String dialect) throws Exception {
    try (SimulatedServer simulated = start(dialect, "");
        RconSession session = open(server(simulated, "s3cret"))) {
      session.blocking().awaitReady();
      simulated.reply("late", ScriptedReply.text("late").after(Duration.ofSeconds(2)));
      PendingReply late = session.execute(Command.of("late").timeout(Duration.ofMillis(200)));
      Link.fails(late, RconException.TimedOut.class, RconException.Delivery.UNKNOWN);
      List<PendingReply> others = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        others.add(session.execute(Command.of("echo " + i).within(Duration.ofSeconds(20))));
      }
      for (int i = 0; i < 8; i++) {
        assertEquals(i + "", Link.get(others.get(i)).text().strip());
      }
      assertEquals(1, simulated.counts().logins(), "nothing was lost that needs a new line");
    }
  }

  @Test
  void should_take_a_new_line_where_a_late_answer_cannot_be_told() {
    try (SimulatedServer simulated = start("bf2", "");
        RconSession session = open(server(simulated, "s3cret"))) {
      session.blocking().awaitReady();
      simulated.reply("late", ScriptedReply.text("late").after(Duration.ofSeconds(2)));
      PendingReply late = session.execute(Command.of("late").timeout(Duration.ofMillis(200)));
      Link.fails(late, RconException.TimedOut.class, RconException.Delivery.UNKNOWN);
      assertEquals("x\n", session.blocking().execute("echo x").text());
      assertEquals(2, simulated.counts().logins());
    }
  }
}
