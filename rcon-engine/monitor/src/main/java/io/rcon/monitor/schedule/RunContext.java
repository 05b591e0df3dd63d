package io.rcon.monitor.schedule;

import io.rcon.config.FleetSchedule;
import java.util.concurrent.Executor;

/** The parts that the visits of one run share. */
record RunContext(
    FleetSchedule schedule,
    RecordedRun recorded,
    RunJournal journal,
    GameCommands game,
    Maintenance maintenance,
    ScheduleNews news,
    RunClock clock,
    Executor thread) {
  RunKey key() {
    return recorded.key();
  }

  void tell(String text) {
    news.tell(schedule.name(), text, false);
  }

  void warn(String text) {
    news.tell(schedule.name(), text, true);
  }
}
