package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The generator on the engine, against simulated servers. */
class LoadGeneratorTest {
  private static void connect(LoadGenerator load, RconFleet fleet, SimulatedServer server) {
    load.connect(
        fleet, List.of(Server.of(Dialect.SOURCE, "127.0.0.1", server.port(), Secret.of("s3cret"))));
  }

  @Test
  void everyCommandIsAnsweredAndEveryAnswerIsItsOwn() {
    LoadGenerator load = new LoadGenerator(2);
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret");
        RconFleet fleet = Rcon.fleet(load::configure)) {
      connect(load, fleet, server);
      LoadPlan plan = LoadPlan.open(Schedule.constant(400), Duration.ofSeconds(1)).verifying(true);
      LoadResult result = load.run(plan, LoadScript.of("echo {token}"), second -> {});
      assertEquals(400, result.asked());
      assertEquals(400, result.answered());
      assertEquals(0, result.errorCount(), result.errors().toString());
      assertEquals(400, result.response().count());
      assertEquals(400, result.lateness().count());
      assertTrue(result.service().p50() <= result.response().p50(), result.toString());
      assertEquals(2, server.connectionsAccepted());
    }
  }

  /** Starts are closer to each other than the time for which it turns. */
  @Test
  void aLoopThatTurnsWithoutSleepingReadsAnswers() {
    LoadGenerator load = new LoadGenerator(2, LoadGenerator.SPIN);
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret");
        RconFleet fleet = Rcon.fleet(load::configure)) {
      connect(load, fleet, server);
      LoadPlan plan = LoadPlan.open(Schedule.constant(12_000), Duration.ofSeconds(1));
      LoadResult result = load.run(plan, LoadScript.of("echo {token}"), second -> {});
      assertTrue(result.answered() > 3000, result.summary());
    }
  }

  @Test
  void answersThatAreNotTheirCommandsAreCounted() {
    LoadGenerator load = new LoadGenerator(1);
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret");
        RconFleet fleet = Rcon.fleet(load::configure)) {
      server.respond(command -> Optional.of(ScriptedReply.text("no")));
      connect(load, fleet, server);
      LoadPlan plan = LoadPlan.open(Schedule.constant(50), Duration.ofSeconds(1)).verifying(true);
      LoadResult result = load.run(plan, LoadScript.of("echo {token}"), second -> {});
      assertEquals(50, result.errors().get("wrong_answer"));
    }
  }

  @Test
  void aRunThatIsStoppedEndsWithWhatItHas() {
    LoadGenerator load = new LoadGenerator(1);
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret");
        RconFleet fleet = Rcon.fleet(load::configure)) {
      connect(load, fleet, server);
      LoadPlan plan = LoadPlan.open(Schedule.constant(100), Duration.ofMinutes(10));
      LoadResult result = load.run(plan, LoadScript.of("echo {token}"), second -> load.stop());
      assertTrue(result.interrupted());
      assertTrue(result.answered() >= 100, result.summary());
      assertTrue(result.seconds() < 60, result.summary());
    }
  }
}
