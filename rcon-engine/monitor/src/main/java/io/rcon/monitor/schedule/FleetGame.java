package io.rcon.monitor.schedule;

import io.rcon.Command;
import io.rcon.ConsoleFacts;
import io.rcon.RconException;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.commands.Commands;
import io.rcon.commands.TypedCommand;
import io.rcon.config.ScheduleStep;
import io.rcon.monitor.audit.AuditFailedException;
import io.rcon.monitor.audit.CommandAudit;
import io.rcon.monitor.audit.CommandGiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Runs steps on the sessions of a fleet. Safe on any thread. */
final class FleetGame implements GameCommands {
  private static final Duration USUAL = Duration.ofSeconds(15);
  private static final Duration GLANCE = Duration.ofSeconds(5);

  private final RconFleet fleet;
  private final CommandAudit audit;

  FleetGame(RconFleet fleet, CommandAudit audit) {
    this.fleet = fleet;
    this.audit = audit;
  }

  @Override
  public List<String> chosen(Selector on) {
    return fleet.select(on).stream().map(session -> session.server().name()).toList();
  }

  @Override
  public List<String> problems(List<ScheduleStep> steps, String server) {
    Optional<RconSession> session = fleet.session(server);
    return session.isEmpty() ? List.of("left the fleet") : problems(steps, session.get().server());
  }

  static List<String> problems(List<ScheduleStep> steps, Server server) {
    List<String> problems = new ArrayList<>();
    if (!server.hasRcon()) {
      problems.add("rcon is off for this server, so no step can be run on it");
    }
    if (!server.dialect().family().hasSessions()) {
      problems.add(
          "'" + server.dialect().name() + "' has typed commands only, and no session for steps");
    }
    for (ScheduleStep step : steps) {
      try {
        // The longest words that may stand for the time that is left.
        StepWords.line(step, server, "23 hours 59 minutes 59 seconds");
      } catch (IllegalArgumentException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return problems;
  }

  @Override
  public CompletionStage<StepResult> run(
      String schedule, String server, ScheduleStep step, String left) {
    RconSession session = fleet.session(server).orElse(null);
    if (session == null) {
      return CompletableFuture.completedFuture(StepResult.failed("left the fleet"));
    }
    String line;
    try {
      line = StepWords.line(step, session.server(), left).orElseThrow();
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(StepResult.failed(String.valueOf(e.getMessage())));
    }
    Optional<TypedCommand> typed = StepWords.typed(step, server, left);
    return audit
        .command(
            CommandGiver.schedule(schedule),
            session.server(),
            line,
            () -> sent(session, typed, line, bound(step), schedule))
        .handle((answer, failure) -> failure == null ? StepResult.DONE : result(failure));
  }

  private static CompletionStage<Object> sent(
      RconSession session,
      Optional<TypedCommand> typed,
      String line,
      Duration bound,
      String schedule) {
    CompletionStage<?> sent =
        typed.isPresent()
            ? Commands.of(session)
                .with(command -> bounded(command, bound, schedule))
                .run(typed.get())
            : session.execute(bounded(Command.of(line), bound, schedule));
    return sent.thenApply(answer -> line);
  }

  private static Command bounded(Command command, Duration bound, String schedule) {
    return command.timeout(bound).within(bound.plus(USUAL)).origin("schedule " + schedule);
  }

  private static Duration bound(ScheduleStep step) {
    if (step instanceof ScheduleStep.Save save) {
      return save.within();
    }
    return step instanceof ScheduleStep.Stop stop ? stop.within() : USUAL;
  }

  private static StepResult result(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    boolean known =
        cause instanceof RconException e
            ? e.delivery() != RconException.Delivery.UNKNOWN
            : cause instanceof AuditFailedException || cause instanceof IllegalArgumentException;
    return new StepResult(
        known ? RecordedRun.Became.FAILED : RecordedRun.Became.UNKNOWN,
        String.valueOf(cause.getMessage()));
  }

  @Override
  public CompletionStage<Boolean> answers(String server) {
    RconSession session = fleet.session(server).orElse(null);
    if (session == null) {
      return CompletableFuture.completedFuture(false);
    }
    ConsoleFacts console = session.server().dialect().console();
    String question = console.status().isEmpty() ? console.harmless() : console.status();
    return session
        .execute(Command.of(question).timeout(GLANCE).within(GLANCE))
        .handle((answer, failure) -> failure == null);
  }
}
