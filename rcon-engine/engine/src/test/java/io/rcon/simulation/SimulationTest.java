package io.rcon.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.LongForm;
import io.rcon.testing.Promised;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Thousands of runs, each with choices from a seed of its own. {@code -Drcon.seeds=N} chooses how
 * many, {@code -Drcon.seed=N} the first; a run that fails tells its seed and is repeated exactly by
 * it.
 */
@Timeout(value = 1, unit = TimeUnit.DAYS)
class SimulationTest {
  private static final int SEEDS = Integer.getInteger("rcon.seeds", LongForm.or(1000, 262));
  private static final int EVERY_GAME_SEEDS = LongForm.or(60, 30);
  private static final int CARRIER_SEEDS = LongForm.or(200, 20);
  private static final long FIRST = Long.getLong("rcon.seed", 1);

  @Test
  void should_hold_the_laws_whatever_happens() {
    try (LoggedErrors log = new LoggedErrors()) {
      runAll();
      assertEquals(List.of(), log.errors());
    }
  }

  private static void runAll() {
    long commands = 0;
    long answered = 0;
    long late = 0;
    long forged = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      Scenario.Result result = Scenario.run(seed);
      commands += result.commands();
      answered += result.answered();
      late += result.lateHits();
      forged += result.forgedHits();
    }
    // Otherwise the network is so bad that nothing is tested.
    assertTrue(answered > commands / 4, answered + " of " + commands + " were answered");
    String hits = late + " late and " + forged + " forged datagrams for " + commands + " commands";
    note(SEEDS + " seeds: " + answered + " answered; " + hits + " hit an exchange\n");
    assertTrue(late < commands / 100, hits);
    assertTrue(forged < commands / 20, hits);
    if (SEEDS >= Promised.before("simulated histories")) {
      Promised.assertAtLeast("commands, each with a network", commands);
      Promised.assertAtLeast("were met by a datagram that came later", late);
      Promised.assertAtLeast("by a forged one", forged);
    }
  }

  private static void note(String figures) {
    try {
      Files.writeString(Path.of("target", "simulation.txt"), figures);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever it speaks: Source frames, the datagrams of Quake's kin, BattlEye's numbers. */
  @Test
  void should_hold_the_laws_with_every_game() {
    try (LoggedErrors log = new LoggedErrors()) {
      for (long seed = 1; seed <= EVERY_GAME_SEEDS; seed++) {
        Scenario.run(Kin.EVERY_GAME + seed);
      }
      assertEquals(List.of(), log.errors());
    }
  }

  /** Lines, packets, codes, keys and sealed requests. */
  @Test
  void should_hold_the_laws_with_every_carrier() {
    try (LoggedErrors log = new LoggedErrors()) {
      for (long seed = 1; seed <= CARRIER_SEEDS; seed++) {
        Scenario.run(Kin.EVERY_CARRIER + seed);
      }
      assertEquals(List.of(), log.errors());
    }
  }

  @Test
  void should_replay_exactly() {
    try (LoggedErrors log = new LoggedErrors()) {
      for (long seed = 1; seed <= 50; seed++) {
        assertEquals(Scenario.run(seed), Scenario.run(seed));
      }
      assertEquals(List.of(), log.errors());
    }
  }
}
