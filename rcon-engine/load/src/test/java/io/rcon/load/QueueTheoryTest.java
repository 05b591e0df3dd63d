package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generator's figures against theory: callers by chance, one server, in virtual time. */
class QueueTheoryTest {
  private static final double SERVICE = 0.001;

  @ParameterizedTest
  @CsvSource({
    "0.50, false",
    "0.70, false",
    "0.85, false",
    "0.50, true",
    "0.70, true",
    "0.85, true",
  })
  void theMeanWaitIsWhatPollaczekAndKhinchineSay(double utilisation, boolean exponential) {
    double rate = utilisation / SERVICE;
    double theory = QueueTheory.meanWait(rate, SERVICE, (exponential ? 2 : 1) * SERVICE * SERVICE);
    QueueTheory.Interval found = meanWait(rate, exponential);
    assertTrue(
        found.holds(theory) && found.halfWidth() <= 0.1 * theory,
        () -> "theory " + theory + ", found " + found);
  }

  private static QueueTheory.Interval meanWait(double rate, boolean exponential) {
    VirtualClock clock = new VirtualClock();
    SplittableRandom random = new SplittableRandom(11);
    LongSupplier service =
        exponential
            ? () -> Math.round(-Math.log1p(-random.nextDouble()) * SERVICE * 1e9)
            : () -> Math.round(SERVICE * 1e9);
    VirtualLoadServer server = new VirtualLoadServer(clock, service, LongUnaryOperator.identity());
    LoadPlan plan =
        LoadPlan.open(Schedule.poisson(rate, 5), Duration.ofSeconds(600))
            .lasting(Duration.ofSeconds(10), Duration.ofSeconds(600));
    List<Double> waits = new ArrayList<>();
    LoadBooks books =
        new LoadBooks(
            plan,
            second -> {
              if (second.nanos() > 0) {
                waits.add(second.response().getMean() / 1e9 - SERVICE);
              }
            });
    LoadDriver.of(
            plan,
            clock,
            List.of(server.line(books)),
            LoadScript.of("list").commands(1),
            books,
            () -> {})
        .start();
    clock.run();
    return QueueTheory.batchMeans(waits, 30);
  }

  @Test
  void aQueueThatGrowsWithoutEndHasNoMeanWait() {
    assertThrows(IllegalArgumentException.class, () -> QueueTheory.meanWait(1000, 0.001, 1e-6));
    assertEquals(0.0005, QueueTheory.meanWait(500, 0.001, 1e-6), 1e-12);
  }
}
