package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KneeSearchTest {
  private static final Duration STEP = Duration.ofSeconds(5);

  /** A server that takes so long for a command, and so many at once. */
  private static KneeSearch.Steps server(long serviceNanos, int depth) {
    return rate -> {
      VirtualLoadServer server =
          new VirtualLoadServer(
              new VirtualClock(), () -> serviceNanos, LongUnaryOperator.identity());
      server.depth = depth;
      return server.run(LoadPlan.open(Schedule.constant(rate), STEP));
    };
  }

  private static Knee find(KneeSearch.Steps steps, double from, double to) {
    return new KneeSearch(steps, 0, 0.01, step -> {}).between(from, to);
  }

  @Test
  void theKneeOfAServerIsJustBelowWhatItTakes() {
    Knee knee = find(server(5_000_000, Integer.MAX_VALUE), 10, 5000);
    assertTrue(knee.rate() > 175 && knee.rate() <= 200, knee.toString());
    assertTrue(knee.limit().equals("p99") || knee.limit().equals("growth"), knee.words());
    long confirmations =
        knee.steps().stream().filter(s -> s.rate() == knee.rate() && s.isBorne()).count();
    assertEquals(3, confirmations);
  }

  @Test
  void whereOneCommandAtATimeIsTheLimitItSaysDepth() {
    Knee knee = find(server(5_000_000, 1), 10, 5000);
    assertTrue(knee.rate() > 175 && knee.rate() <= 200, knee.toString());
    assertEquals("depth", knee.limit(), knee.words());
  }

  @Test
  void aServerThatBearsAllOfItHasNoKnee() {
    Knee knee = find(server(1000, Integer.MAX_VALUE), 10, 100);
    assertEquals(100, knee.rate());
    assertEquals("none", knee.limit());
    assertTrue(knee.words().contains("raise"), knee.words());
  }

  @Test
  void aServerThatDoesNotBearTheLowestRateHasNone() {
    Knee knee = find(server(1_000_000_000, Integer.MAX_VALUE), 10, 100);
    assertEquals(0, knee.rate());
  }

  @Test
  void aStepThatOurOwnMachineSpoiledIsTriedAgain() {
    int[] count = {0};
    KneeSearch.Steps spoiled =
        rate -> {
          VirtualClock clock = new VirtualClock();
          clock.lateBy = count[0]++ % 3 == 2 ? 400_000_000 : 0;
          return new VirtualLoadServer(clock, () -> 5_000_000, LongUnaryOperator.identity())
              .run(LoadPlan.open(Schedule.constant(rate), STEP));
        };
    Knee knee = find(spoiled, 10, 5000);
    assertTrue(knee.rate() > 175 && knee.rate() <= 200, knee.toString());
    assertTrue(knee.steps().stream().anyMatch(s -> s.verdict().contains("too busy")));
  }

  @Test
  void anInterruptedSearchTellsTheHighestRateThatWasBorne() {
    KneeSearch.Steps bare = server(1000, Integer.MAX_VALUE);
    int[] count = {0};
    KneeSearch.Steps interrupted =
        new KneeSearch.Steps() {
          @Override
          public LoadResult run(double rate) {
            count[0]++;
            return bare.run(rate);
          }

          @Override
          public boolean isStopped() {
            return count[0] == 3;
          }
        };
    Knee knee = find(interrupted, 10, 5000);
    assertEquals(16, knee.rate());
    assertEquals(2, knee.steps().size(), "the step that was cut short says nothing");
    assertTrue(knee.p99() > 0, knee.toString());
    assertTrue(knee.words().startsWith("ended early; so far"), knee.words());
  }

  @Test
  void aTickThatFallsEndsIt() {
    KneeSearch.Steps bare = server(1000, Integer.MAX_VALUE);
    KneeSearch.Steps watched =
        new KneeSearch.Steps() {
          private double rate;

          @Override
          public LoadResult run(double at) {
            rate = at;
            return bare.run(at);
          }

          @Override
          public java.util.OptionalDouble tickLeft() {
            return java.util.OptionalDouble.of(rate > 40 ? 0.8 : 1);
          }
        };
    Knee knee = find(watched, 10, 1000);
    assertEquals("tick", knee.limit());
    assertTrue(knee.rate() > 35 && knee.rate() <= 40, knee.toString());
  }

  @Test
  void aLimitOfTheRateIsNamedWithItsBurst() {
    KneeSearch.Steps limited =
        new KneeSearch.Steps() {
          @Override
          public LoadResult run(double rate) {
            return dropping(rate, rate > 1 ? 1 - 1 / rate : 0);
          }

          @Override
          public @Nullable FoundPace pace() {
            return new FoundPace(10, 1.0);
          }
        };
    Knee knee = find(limited, 0.5, 50);
    assertEquals("pace", knee.limit());
    assertEquals(0.95, knee.rate(), 1e-9);
    assertTrue(knee.words().contains("10 at once and then 1.00 a second"), knee.words());
  }

  private static LoadResult dropping(double rate, double share) {
    LoadTotals totals = new LoadTotals();
    LoadSecond second = new LoadSecond(0);
    second.nanos = 100_000_000_000L;
    second.asked = Math.round(100 * rate);
    second.errors[LoadError.TIMED_OUT.index()] = Math.round(second.asked * share);
    second.answered = second.asked - second.errors();
    second.response.recordValueWithCount(5_000_000, Math.max(1, second.answered));
    second.service.recordValueWithCount(5_000_000, Math.max(1, second.answered));
    totals.accept(second);
    return LoadResult.of(
        LoadPlan.open(Schedule.constant(rate), STEP),
        LoadScript.of("status"),
        "virtual",
        false,
        totals,
        java.util.Map.of());
  }

  @Test
  void aBurstAndWhatFollowsItAreFoundByAsking() {
    // A bucket of ten that refills once a second, full at first.
    FoundPace found = FoundPace.find(bucket(10, 1_000_000_000), plan());
    assertEquals(10, found.burst());
    assertEquals(1.0, found.perSecond(), 0.1);
  }

  @Test
  void aServerThatAnswersAllHasNoPace() {
    assertEquals(null, FoundPace.find(bucket(1000, 1_000_000), plan()));
  }

  private static LoadPlan plan() {
    return LoadPlan.open(Schedule.constant(1), STEP).withTimeout(Duration.ofSeconds(2));
  }

  private static java.util.function.Function<LoadPlan, LoadResult> bucket(int burst, long each) {
    VirtualClock clock = new VirtualClock();
    double[] state = {burst, clock.nanoTime()};
    return plan -> {
      LoadTotals totals = new LoadTotals();
      LoadBooks books = new LoadBooks(plan, totals);
      LoadLine line =
          new LoadLine() {
            @Override
            public boolean isFull() {
              return false;
            }

            @Override
            public void give(LoadShot shot) {
              long now = clock.nanoTime();
              books.written(shot, now);
              state[0] = Math.min(burst, state[0] + (now - state[1]) / each);
              state[1] = now;
              if (state[0] >= 1) {
                state[0]--;
                clock.exactlyAt(
                    now + 1000, () -> books.answered(shot, io.rcon.Reply.of("yes " + shot.token)));
              } else {
                long end = now + plan.timeout().toNanos();
                clock.exactlyAt(end, () -> books.failed(shot, LoadError.TIMED_OUT, end));
              }
            }
          };
      LoadScript script = LoadScript.of("echo {token}");
      LoadDriver.of(plan, clock, List.of(line), script.commands(1), books, () -> {}).start();
      clock.run();
      return LoadResult.of(plan, script, "virtual", false, totals, java.util.Map.of());
    };
  }
}
