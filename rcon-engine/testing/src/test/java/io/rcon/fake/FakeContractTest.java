package io.rcon.fake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Broadcast;
import io.rcon.Command;
import io.rcon.FleetChanges;
import io.rcon.Outcome;
import io.rcon.PendingReply;
import io.rcon.Polling;
import io.rcon.RconException;
import io.rcon.RconException.Cancelled;
import io.rcon.RconException.Closed;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.LoginRefused;
import io.rcon.RconException.TimedOut;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.status.Player;
import io.rcon.status.Players;
import io.rcon.status.Questions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user relies on, of a real fleet with a simulated server and of the fakes. */
@Timeout(60)
class FakeContractTest {
  private static final String LIST = "There are 2 of a max of 20 players online: Anna, Bob";

  /** What the listener was told, as words. */
  private static final class Told implements RconListener {
    final List<String> words = new CopyOnWriteArrayList<>();

    @Override
    public void sent(Server server, Command command) {
      words.add("sent " + command.text());
    }

    @Override
    public void replied(Server server, Command command, Reply reply) {
      words.add("replied " + reply.text());
    }

    @Override
    public void failed(Server server, Command command, RconException failure, long nanos) {
      words.add("failed " + failure.code());
      throw new IllegalStateException("thrown by a test");
    }

    @Override
    public void stateChanged(
        Server server, SessionState from, SessionState to, Optional<RconException> cause) {
      if (to == SessionState.REFUSED || to == SessionState.CLOSED) {
        words.add("became " + to);
      }
    }
  }

  private final Told told = new Told();

  static Stream<Arguments> worlds() {
    Function<RconListener, ContractWorld> real = ContractWorld::real;
    Function<RconListener, ContractWorld> fake = ContractWorld::fake;
    return Stream.of(Arguments.argumentSet("engine", real), Arguments.argumentSet("fake", fake));
  }

  private static RconSession one(ContractWorld world) {
    return world.fleet().session("one").orElseThrow();
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
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
      world.answers("list", LIST);
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
      PendingReply patient = one(world).execute(Command.of("a").within(Duration.ofMillis(500)));
      assertFalse(patient.toCompletableFuture().isDone());
      world.pass(Duration.ofMillis(500));
      assertThrows(ExecutionException.class, () -> get(patient));
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

  @ParameterizedTest
  @MethodSource("worlds")
  void aFleetHasEachNameOnceAndFollowsItsFile(Function<RconListener, ContractWorld> make) {
    try (ContractWorld world = make.apply(told)) {
      assertThrows(IllegalArgumentException.class, () -> world.fleet().add(world.server("one")));
      RconSession before = one(world);
      Server same = before.server();
      assertSame(before, world.fleet().replace(same));
      FleetChanges none = world.fleet().sync(List.of(same));
      assertTrue(none.isEmpty());
      Server tagged = same.pollEvery(Duration.ofHours(1));
      FleetChanges some = world.fleet().sync(List.of(tagged, world.server("two")));
      assertEquals(List.of("two"), some.added());
      assertEquals(List.of("one"), some.replaced());
      assertNotSame(before, one(world));
      assertThrows(
          IllegalArgumentException.class, () -> world.fleet().sync(List.of(tagged, tagged)));
      assertEquals(
          List.of("one", "two"),
          world.fleet().select(Selector.all()).stream().map(s -> s.server().name()).toList());
      assertEquals(1, world.fleet().select(Selector.parse("name=two")).size());
      assertEquals(List.of("one"), world.fleet().sync(List.of(world.server("two"))).removed());
      assertEquals(1, world.fleet().snapshot().servers().size());
      world.fleet().close();
      assertThrows(IllegalStateException.class, () -> world.fleet().add(same));
      assertThrows(IllegalStateException.class, () -> world.fleet().sync(List.of()));
      assertThrows(
          IllegalStateException.class,
          () ->
              world.fleet().poll(Command.of("a"), ContractWorld.TIMEOUT, Selector.all(), o -> {}));
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void aBroadcastHasAnOutcomeForEach(Function<RconListener, ContractWorld> make) throws Exception {
    try (ContractWorld world = make.apply(told)) {
      world.answers("a", "first");
      world.fleet().add(world.server("off").withoutRcon());
      List<Outcome> outcomes = new CopyOnWriteArrayList<>();
      Broadcast broadcast =
          world
              .fleet()
              .broadcast(
                  Command.of("a"),
                  Selector.all(),
                  outcome -> {
                    outcomes.add(outcome);
                    throw new IllegalStateException("thrown by a test");
                  });
      assertEquals(new Broadcast.Summary(2, 1), get(broadcast.summary()));
      assertEquals(2, broadcast.total());
      assertEquals(2, outcomes.size());
      Broadcast nobody =
          world.fleet().broadcast(Command.of("a"), Selector.parse("name=x"), outcomes::add);
      assertEquals(new Broadcast.Summary(0, 0), get(nobody.summary()));
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void pollsAskAgainAndAgainUntilTheyEnd(Function<RconListener, ContractWorld> make)
      throws Exception {
    try (ContractWorld world = make.apply(told)) {
      world.answers("list", LIST);
      List<Integer> online = new CopyOnWriteArrayList<>();
      Duration interval = Duration.ofMillis(100);
      Polling polling =
          world
              .fleet()
              .poll(
                  Questions.status(),
                  interval,
                  Selector.all(),
                  answered -> {
                    online.add(answered.answer().orElseThrow().online().orElseThrow());
                    throw new IllegalStateException("thrown by a test");
                  });
      await()
          .until(() -> {
            world.pass(interval);
            return online.size() >= 3;
          });
      polling.close();
      get(polling.ended());
      assertEquals(polling.asked(), polling.answered());
      assertEquals(2, online.get(0));
      assertThrows(
          IllegalArgumentException.class,
          () -> world.fleet().poll(Questions.status(), Duration.ZERO, Selector.all(), o -> {}));
    }
  }
}
