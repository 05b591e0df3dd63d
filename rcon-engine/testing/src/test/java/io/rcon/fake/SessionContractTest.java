package io.rcon.fake;

import static io.rcon.fake.ContractWorld.get;
import static io.rcon.fake.ContractWorld.one;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.RconException.Cancelled;
import io.rcon.RconException.Closed;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.LoginRefused;
import io.rcon.RconException.TimedOut;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.SessionState;
import io.rcon.status.Player;
import io.rcon.status.Players;
import io.rcon.status.Questions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user relies on, of a session with a simulated server and of a fake one. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class SessionContractTest {
  private final ToldWords told = new ToldWords();

  static Stream<Arguments> worlds() {
    return ContractWorld.worlds();
  }

  private static <E extends RconException> void fails(
      Class<E> type, Delivery delivery, CompletionStage<?> stage) {
    ExecutionException failed = assertThrows(ExecutionException.class, () -> get(stage));
    RconException why = assertInstanceOf(type, failed.getCause());
    assertEquals(delivery, why.delivery());
    assertEquals("one", why.server());
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void commandsAreAnsweredInTheirOrder(Function<RconListener, ContractWorld> make)
      throws Exception {
    try (ContractWorld world = make.apply(told)) {
      world.answers("a", "first");
      world.answers("b", "second");
      PendingReply first = one(world).execute("a");
      PendingReply second = one(world).execute("b");
      assertEquals("second", get(second).text());
      assertTrue(first.toCompletableFuture().isDone());
      assertEquals("first", get(first).text());
      assertEquals("first", one(world).blocking().execute("a").text());
      assertTrue(told.words.containsAll(List.of("sent a", "replied first", "sent b")));
      assertEquals(SessionState.READY, one(world).state());
      get(one(world).whenReady());
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void questionsReadTheAnswer(Function<RconListener, ContractWorld> make) throws Exception {
    try (ContractWorld world = make.apply(told)) {
      world.answers("list", ContractWorld.LIST);
      assertEquals(20, get(one(world).ask(Questions.status())).max().orElseThrow());
      List<Player> players = get(Players.of(one(world)).list());
      assertEquals(List.of("Anna", "Bob"), players.stream().map(Player::name).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void whatNoServerTakesIsRefusedBeforeItIsSent(Function<RconListener, ContractWorld> make) {
    try (ContractWorld world = make.apply(told)) {
      for (String bad : List.of("say a\nstop", "a\0b", "x".repeat(1447), "\uD83D")) {
        fails(CommandRejected.class, Delivery.NOT_SENT, one(world).execute(bad));
      }
      assertFalse(told.words.stream().anyMatch(word -> word.startsWith("sent ")));
      assertThrows(CommandRejected.class, () -> one(world).blocking().execute("a\nb"));
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void whatIsNotAnsweredTimesOutAndTheNextGoesOn(Function<RconListener, ContractWorld> make)
      throws Exception {
    try (ContractWorld world = make.apply(told)) {
      world.ignores("hello");
      world.answers("a", "first");
      PendingReply reply = one(world).execute(Command.of("hello"));
      PendingReply next = one(world).execute(Command.of("a").within(Duration.ofSeconds(30)));
      world.pass(ContractWorld.TIMEOUT);
      fails(TimedOut.class, Delivery.UNKNOWN, reply);
      assertEquals("first", get(next).text());
      assertTrue(told.words.contains("failed TIMED_OUT"), told.words::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void aWaitingCommandThatIsCancelledIsNeverSent(Function<RconListener, ContractWorld> make)
      throws Exception {
    try (ContractWorld world = make.apply(told)) {
      world.ignores("hello");
      PendingReply sent = one(world).execute("hello");
      PendingReply waits = one(world).execute("b");
      waits.cancel();
      fails(Cancelled.class, Delivery.NOT_SENT, waits);
      sent.cancel();
      ExecutionException failed = assertThrows(ExecutionException.class, () -> get(sent));
      assertInstanceOf(Cancelled.class, failed.getCause());
      assertFalse(told.words.contains("sent b"));
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void aRefusedLoginFailsCommandsAndWaits(Function<RconListener, ContractWorld> make) {
    try (ContractWorld world = make.apply(told)) {
      world.refuse();
      fails(LoginRefused.class, Delivery.NOT_SENT, one(world).execute("a"));
      fails(LoginRefused.class, Delivery.NOT_SENT, one(world).whenReady());
      assertInstanceOf(LoginRefused.class, one(world).lastFailure().orElseThrow());
      assertTrue(one(world).failingFor().isPresent());
      assertTrue(told.words.contains("became REFUSED"));
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void aServerThatIsGoneFailsWhatCannotWait(Function<RconListener, ContractWorld> make) {
    try (ContractWorld world = make.apply(told)) {
      world.stop();
      ExecutionException failed =
          assertThrows(ExecutionException.class, () -> get(one(world).execute("a")));
      RconException why = assertInstanceOf(RconException.class, failed.getCause());
      assertEquals(Delivery.NOT_SENT, why.delivery());
      PendingReply patient = one(world).execute(Command.of("a").within(Duration.ofHours(1)));
      PendingReply waits = one(world).execute(Command.of("a").within(Duration.ofMillis(500)));
      world.pass(Duration.ofMillis(500));
      assertThrows(ExecutionException.class, () -> get(waits));
      assertFalse(patient.toCompletableFuture().isDone());
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void aClosedSessionTakesNothing(Function<RconListener, ContractWorld> make) throws Exception {
    try (ContractWorld world = make.apply(told)) {
      RconSession session = one(world);
      get(world.fleet().remove("one"));
      get(world.fleet().remove("one"));
      assertEquals(SessionState.CLOSED, session.state());
      fails(Closed.class, Delivery.NOT_SENT, session.execute("a"));
      fails(Closed.class, Delivery.NOT_SENT, session.whenReady());
      assertEquals(Optional.empty(), world.fleet().session("one"));
      assertTrue(told.words.contains("became CLOSED"));
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void aServerWithoutRconTakesNoCommand(Function<RconListener, ContractWorld> make) {
    try (ContractWorld world = make.apply(told)) {
      world.fleet().remove("one");
      world.fleet().add(world.server("one").withoutRcon());
      fails(CommandRejected.class, Delivery.NOT_SENT, one(world).execute("a"));
      fails(CommandRejected.class, Delivery.NOT_SENT, one(world).whenReady());
    }
  }
}
