package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconEvent;
import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.simulator.FaultyLink;
import io.rcon.simulator.FaultyNetwork;
import io.rcon.simulator.LinkFaults;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.LongForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions over datagrams with a login, against simulated servers. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class BattlEyeTest {
  /** Of eight commands each, over a bad network. */
  private static final int ROUNDS = LongForm.or(16, 6);

  private static final int LEAST = 2 * ROUNDS;

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<RconEvent> typed = new CopyOnWriteArrayList<>();

  private final RconListener listener =
      new RconListener() {
        @Override
        public void event(Server from, String text) {
          events.add(text);
        }
      };

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

  private RconSession open(SimulatedServer simulated, String dialect) {
    return Rcon.open(
        EveryDialectTest.server(simulated, dialect),
        o -> o.listener(listener).callbacksOnEventLoop());
  }

  @ParameterizedTest
  @ValueSource(strings = {"battleye", "reforger"})
  void should_be_refused_with_a_wrong_password(String dialect) {
    try (SimulatedServer simulated = SimulatedServer.start(dialect, "s3cret");
        RconSession session =
            Rcon.open(
                EveryDialectTest.server(simulated, dialect).withSecret(Secret.of("hunter2")))) {
      await().until(() -> session.state() == SessionState.REFUSED);
      assertEquals(1, simulated.counts().refusedLogins());
    }
  }

  @Test
  void should_publish_what_the_server_says_by_itself() {
    try (SimulatedServer simulated = SimulatedServer.start("battleye", "s3cret");
        RconSession session = open(simulated, "battleye")) {
      session.blocking().awaitReady();
      await().until(() -> events.stream().anyMatch(text -> text.startsWith("RCon admin #0 (")));
      subscribe(session);
      for (String text :
          List.of(
              "Player #3 An na (192.0.2.7:2304) connected",
              "(Side) An na: hi: there",
              "Player #3 An na disconnected",
              "Verified GUID (ab) of player #3 An na")) {
        simulated.mishap(new Mishap.Unsolicited(0, 0, text));
        assertEquals("x", session.blocking().execute("echo x").text());
      }
      await().until(() -> typed.size() == 4);
      List<String> kinds = typed.stream().map(event -> event.getClass().getSimpleName()).toList();
      assertEquals(List.of("Join", "Chat", "Leave", "Console"), kinds);
      RconEvent.Chat chat = (RconEvent.Chat) typed.get(1);
      assertEquals("An na|hi: there", chat.player() + "|" + chat.message());
    }
  }

  @Test
  void should_return_reforgers_messages_as_the_answer() {
    try (SimulatedServer simulated = SimulatedServer.start("reforger", "s3cret");
        RconSession session = open(simulated, "reforger")) {
      session.blocking().awaitReady();
      await().until(() -> events.contains("Logged In! Client ID: #0"));
      Reply reply = session.blocking().execute("echo x");
      assertEquals("Processing Command: echo x\nx", reply.text());
      assertEquals(EndRule.QUIET_TIME, reply.end());
      assertEquals(List.of("Logged In! Client ID: #0"), events);
    }
  }

  /** Nothing that was doubled, lost or came in another order is another command's answer. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void should_give_each_command_its_own_answer_over_a_bad_network(int seed) throws Exception {
    try (SimulatedServer simulated = SimulatedServer.start("battleye", "s3cret");
        FaultyNetwork network = new FaultyNetwork(seed)) {
      FaultyLink link = network.to(simulated);
      link.faults(
          LinkFaults.NONE.latency(Duration.ZERO, Duration.ofMillis(15)).datagrams(0.15, 0.25, 0.4));
      Server server =
          Server.of(
              EveryDialectTest.server(simulated, "battleye").dialect(),
              "127.0.0.1",
              link.port(),
              Secret.of("s3cret"));
      try (RconSession session =
          Rcon.open(
              server,
              o ->
                  o.listener(listener)
                      .backoff(Link.QUICK)
                      .timeout(Duration.ofMillis(300))
                      .callbacksOnEventLoop())) {
        await().ignoreExceptions().until(() -> session.state() == SessionState.READY);
        assertTrue(answered(session) > LEAST, "hardly anything was answered");
        link.faults(LinkFaults.NONE);
        await()
            .atMost(Duration.ofSeconds(20))
            .ignoreExceptionsInstanceOf(RconException.class)
            .until(() -> session.blocking().execute("echo end").text().equals("end"));
      }
      Set<String> once = new TreeSet<>(events);
      assertEquals(once.size(), events.size(), "told twice: " + events);
    }
  }

  private static int answered(RconSession session) throws InterruptedException {
    int answered = 0;
    // A machine that is busy elsewhere answers few in time: then it takes more rounds.
    for (int round = 0; round < ROUNDS || (answered <= LEAST && round < 10 * ROUNDS); round++) {
      List<PendingReply> pending = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String token = round + "." + i + " ";
        pending.add(
            session.execute(
                Command.of("echo " + token + (i % 2 == 0 ? "" : token.repeat(200)).strip())
                    .within(Duration.ofSeconds(5))));
      }
      for (int i = 0; i < 8; i++) {
        try {
          String text = Link.get(pending.get(i)).text();
          assertEquals(
              Set.of(round + "." + i), Set.copyOf(List.of(text.strip().split(" +"))), text);
          answered++;
        } catch (RconException failure) {
          assertTrue(failure.delivery() != RconException.Delivery.ANSWERED, failure.getMessage());
        }
      }
    }
    return answered;
  }

  @Test
  void should_log_in_again_when_it_was_forgotten() {
    try (SimulatedServer simulated = SimulatedServer.start("battleye", "s3cret");
        RconSession session =
            Rcon.open(
                EveryDialectTest.server(simulated, "battleye"),
                o -> o.backoff(Link.QUICK).timeout(Duration.ofSeconds(1)))) {
      session.blocking().awaitReady();
      simulated.deauthenticateAll();
      await()
          .ignoreExceptionsInstanceOf(RconException.class)
          .until(() -> session.blocking().execute("echo x").text().equals("x"));
      assertEquals(2, simulated.counts().logins());
    }
  }

  @Test
  void should_refuse_what_it_cannot_send() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Rcon.open(
                Server.of(
                    io.rcon.Dialect.named("battleye").orElseThrow(),
                    "127.0.0.1",
                    1,
                    Secret.of(""))));
    try (SimulatedServer simulated = SimulatedServer.start("battleye", "s3cret");
        RconSession session = open(simulated, "battleye")) {
      assertThrows(
          RconException.CommandRejected.class,
          () -> session.blocking().execute("say -1 " + "x".repeat(1400)));
      assertEquals(0, simulated.commandsExecuted());
    }
  }
}
