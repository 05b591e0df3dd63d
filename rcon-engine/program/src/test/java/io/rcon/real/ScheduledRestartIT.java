package io.rcon.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.ScriptedReply;
import io.rcon.testing.Background;
import io.rcon.testing.LongForm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Games restart by their schedules with a countdown, while the watcher that runs them is killed
 * between any two steps and started again.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class ScheduledRestartIT {
  /** Held by those that start a process again and again. */
  private static final String PROCESSORS = "processors";

  private static final String MARKED = "\"maintenance\":true";
  private static final String UNMARKED = "\"maintenance\":false";

  private static final String UNKNOWN_STEPS =
      """
      - announce: in {left}
        at: 3s
      - command: say once only
      - command: say never
      """;

  /** A restart whose players are told late, and nothing of what comes after it. */
  private static final String SHORT_STEPS =
      """
      - announce: in {left}
        at: 3s
      - save
      - announce: "{name} goes down in {left}"
        at: 5s
      - stop: 30s
      - wait: 2m
      """;

  @TempDir private Path folder;

  private int kills;

  @Test
  @ResourceLock(PROCESSORS)
  void simulatedServers() throws Exception {
    try (SimulatedRestart minecraft = new SimulatedRestart("craft", "minecraft", "stop");
        SimulatedRestart quake = new SimulatedRestart("arena", "ioquake3", "quit")) {
      restart(List.of(minecraft, quake));
      assertEquals(1, minecraft.heard("save-all"));
    }
  }

  @Test
  @OnRealServer(Game.POWERNUKKIT)
  @ResourceLock(PROCESSORS)
  void powerNukkitAndOpenArena() throws Exception {
    try (RealRestart nukkit = new RealRestart("nukkit", Game.POWERNUKKIT, "[Server]");
        RealRestart arena = new RealRestart("arena", Game.OPENARENA, "Rcon from")) {
      restart(List.of(nukkit, arena));
    }
  }

  private void restart(List<? extends RestartedGame> games) throws Exception {
    RestartPlan plan = new RestartPlan(folder, games);
    try (WatchProcess watch = new WatchProcess(folder, plan.file(), "--schedules")) {
      watch.start();
      plan.begin();
      each(games, game -> watch.awaitRow(game.name(), UNMARKED));
      killInLongForm(plan, watch, games, game -> "0.0");
      killOnceDone(plan, watch, games, game -> "0.1");
      killInLongForm(plan, watch, games, game -> RestartPlan.stop(game) - 1 + ".0");
      killOnceDone(plan, watch, games, game -> "" + RestartPlan.stop(game));
      assertTrue(games.stream().allMatch(RestartedGame::isAway));
      each(games, game -> watch.awaitRow(game.name(), MARKED));
      CompletableFuture.allOf(
              games.stream()
                  .map(game -> Background.run(game::comeBack))
                  .toArray(CompletableFuture[]::new))
          .join();
      killInLongForm(plan, watch, games, game -> RestartPlan.stop(game) + 2 + ".0");
      each(games, game -> watch.awaitRow(game.name(), UNMARKED, "\"health\":\"UP\""));
      each(games, game -> soon(() -> plan.has("end", game.name())));
      each(games, game -> check(game, watch.told()));
      // A game that is back early may have ended before the last kill.
      int takenUp = count(watch.told(), "and is taken up again");
      assertTrue(takenUp >= (kills - 1) * games.size(), watch.told());
    }
  }

  private static void each(List<? extends RestartedGame> games, Consumer<RestartedGame> action) {
    games.forEach(action);
  }

  private static void soon(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(condition);
  }

  /** Kills where the short form of the build has no time for it too. */
  private void killInLongForm(
      RestartPlan plan,
      WatchProcess watch,
      List<? extends RestartedGame> games,
      Function<RestartedGame, String> step)
      throws Exception {
    if (LongForm.or(1, 0) == 1) {
      killOnceDone(plan, watch, games, step);
    }
  }

  private void killOnceDone(
      RestartPlan plan,
      WatchProcess watch,
      List<? extends RestartedGame> games,
      Function<RestartedGame, String> step)
      throws Exception {
    soon(() -> games.stream().allMatch(game -> plan.isPast(game, step.apply(game))));
    watch.kill();
    kills++;
    watch.start();
  }

  private static void check(RestartedGame game, String told) {
    for (String words :
        List.of(
            "restart of " + game.name() + " in " + RestartPlan.FIRST + " seconds",
            "restart of " + game.name() + " in " + RestartPlan.SECOND + " seconds",
            game.name() + " goes down in " + RestartPlan.BEFORE + " seconds",
            game.name() + " is back, " + RestartPlan.BACK + " seconds",
            "all is done")) {
      long times = game.heard(words);
      boolean late = times == 0 && told.contains(game.name() + ": 1 announcements came too late");
      assertTrue(times == 1 || late, game.name() + " heard " + times + " times: " + words + told);
    }
    assertFalse(told.contains("may or may not"), told);
    assertEquals(
        1, count(told, "rcon: " + game.name() + ": the run of [^\n]* has ended well"), told);
  }

  private static int count(String text, String pattern) {
    return text.split(pattern, -1).length - 1;
  }

  @Test
  void aCommandThatWasUnderWayAtTheKillIsToldAndNotRepeatedWhileOthersGoOn() throws Exception {
    try (SimulatedRestart stuck = new SimulatedRestart("stuck", "minecraft", "stop");
        SimulatedRestart well = new SimulatedRestart("well", "minecraft", "stop")) {
      // A command's own answer precedes what answers all.
      stuck.server().reply("save-all", ScriptedReply.text("saved").after(Duration.ofMinutes(5)));
      RestartPlan plan = new RestartPlan(folder, List.of(stuck, well), 3, game -> SHORT_STEPS);
      try (WatchProcess watch = new WatchProcess(folder, plan.file(), "--schedules")) {
        watch.start();
        plan.begin();
        soon(() -> plan.isIntended(stuck, "1") && plan.isDone(well, "2.0"));
        watch.kill();
        watch.start();
        soon(() ->
            watch
                .told()
                .contains(
                    "stuck: 'save' may or may not have been sent before the watcher ended; it is"
                        + " not repeated"));
        soon(well::isAway);
        well.comeBack();
        soon(() -> plan.has("end", "well") && plan.has("end", "stuck"));
        assertEquals(1, count(watch.told(), "rcon: well: the run of [^\n]* has ended well"));
        assertEquals(
            1, count(watch.told(), "rcon: stuck: the run of [^\n]*servers that failed: 1"));
        assertEquals(0, stuck.heard("stop"));
        assertEquals(
            1,
            stuck.server().requests().stream().filter(r -> r.command().equals("save-all")).count());
      }
    }
  }

  /** The server takes the command after the watcher's end, or never: nobody can know then. */
  @Test
  @OnRealServer(Game.OPENARENA)
  void whatOpenArenaMayHaveTakenIsToldAndNotRepeated() throws Exception {
    try (RealRestart arena = new RealRestart("arena", Game.OPENARENA, "Rcon from")) {
      RestartPlan plan = new RestartPlan(folder, List.of(arena), 3, game -> UNKNOWN_STEPS);
      try (WatchProcess watch = new WatchProcess(folder, plan.file(), "--schedules")) {
        watch.start();
        plan.begin();
        soon(() -> plan.isDone(arena, "0.0"));
        arena.server().freeze();
        soon(() -> plan.isIntended(arena, "1"));
        watch.kill();
        arena.server().thaw();
        watch.start();
        soon(() -> plan.has("end", "arena"));
        assertEquals(
            1,
            count(watch.told(), "arena: 'say once only' may or may not have been sent"),
            watch.told());
        assertTrue(arena.heard("say once only") <= 1);
        assertEquals(0, arena.heard("say never"));
      }
    }
  }
}
