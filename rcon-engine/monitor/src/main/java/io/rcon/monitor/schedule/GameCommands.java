package io.rcon.monitor.schedule;

import io.rcon.Selector;
import io.rcon.config.ScheduleStep;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The commands of a run to servers. Stages complete on any thread and never with a failure. */
interface GameCommands {
  /** The names of servers, in the order of the fleet. */
  List<String> chosen(Selector on);

  /** The problem where a server's game has no words for a step; empty if all can. */
  List<String> problems(List<ScheduleStep> steps, String server);

  /**
   * Runs a step's command once. A stop is done when the server was seen away.
   *
   * @param left the time that is left, in words; empty unless the step is an announcement
   */
  CompletionStage<StepResult> run(String schedule, String server, ScheduleStep step, String left);

  /** Whether a server answers now a question that changes nothing. */
  CompletionStage<Boolean> answers(String server);
}
