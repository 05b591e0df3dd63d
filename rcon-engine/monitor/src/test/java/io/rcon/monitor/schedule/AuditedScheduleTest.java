package io.rcon.monitor.schedule;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.config.ScheduleStep;
import io.rcon.monitor.audit.AuditLog;
import io.rcon.simulator.SimulatedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of schedules in an audit log. */
class AuditedScheduleTest {
  @TempDir Path folder;

  @Test
  void eachIsWrittenDownBeforeItIsSentAndFailsIfThatCannotBe() throws Exception {
    Path file = folder.resolve("fleet.audit");
    ScheduleStep save = TestSchedules.saving("at: '04:30'").steps().get(0);
    ScheduleStep run =
        TestSchedules.of("at: '04:30', zone: UTC, steps: [{command: say hi}]").steps().get(0);
    try (SimulatedServer simulated = SimulatedServer.start("minecraft", "s3cret");
        RconFleet fleet = Rcon.fleet();
        AuditLog audit = AuditLog.open(file, news -> {})) {
      fleet.add(
          Server.of(Dialect.MINECRAFT, "127.0.0.1", simulated.port(), Secret.of("s3cret"))
              .named("mc"));
      FleetGame game = new FleetGame(fleet, audit);
      for (ScheduleStep step : new ScheduleStep[] {save, run}) {
        StepResult done = game.run("nightly", "mc", step, "").toCompletableFuture().join();
        assertEquals(StepResult.DONE, done);
      }
      await()
          .until(() ->
              Files.readAllLines(file).stream().filter(each -> each.contains("DONE")).count() == 2);
      String text = Files.readString(file);
      assertTrue(
          text.contains("\"by\":\"schedule nightly\",\"server\":\"mc\",\"command\":\"save-all\""));
      assertTrue(text.contains("\"command\":\"say hi\""), text);
      long before = simulated.commandsExecuted();
      Files.move(file, folder.resolve("elsewhere"));
      StepResult refused = game.run("nightly", "mc", save, "").toCompletableFuture().join();
      assertEquals(RecordedRun.Became.FAILED, refused.became(), refused.detail());
      assertEquals(before, simulated.commandsExecuted());
    }
  }
}
