package io.rcon.fake;

import static io.rcon.fake.ContractWorld.get;
import static io.rcon.fake.ContractWorld.one;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Broadcast;
import io.rcon.Command;
import io.rcon.FleetChanges;
import io.rcon.Outcome;
import io.rcon.Polling;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.status.Questions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user relies on, of a real fleet with a simulated server and of a fake one. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class FleetContractTest {
  private final ToldWords told = new ToldWords();

  static Stream<Arguments> worlds() {
    return ContractWorld.worlds();
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
      world.answers("list", ContractWorld.LIST);
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
