package io.rcon.monitor.schedule;

import io.rcon.config.ScheduleStep;
import io.rcon.monitor.schedule.RecordedRun.Became;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a run on one server, one after the other. A step that the journal knows was begun is
 * not begun again. One thread.
 */
final class ServerVisit {
  /** How often a server that was stopped is asked whether it is back. */
  private static final Duration ASKED = Duration.ofSeconds(5);

  private final RunContext run;
  private final String server;
  private int at;
  private boolean pending;
  private boolean ended;
  private boolean failed;
  private boolean inMaintenance;
  private @Nullable CountDown countDown;
  private @Nullable Long waitUntil;
  private long askAt;

  /** A command that is written once the journal has it on disk. */
  record Intent(ServerVisit visit, StepKey key, ScheduleStep step, String left) {}

  ServerVisit(RunContext run, String server) {
    this.run = run;
    this.server = server;
    for (int step = 0; step < steps().size(); step++) {
      at = isBegun(step) ? step : at;
    }
  }

  private boolean isBegun(int step) {
    if (steps().get(step) instanceof ScheduleStep.Announce announce) {
      for (int i = 0; i < announce.before().size(); i++) {
        if (run.recorded().became(StepKey.announcement(server, step, i)).isPresent()) {
          return true;
        }
      }
      return false;
    }
    return run.recorded().became(StepKey.of(server, step)).isPresent();
  }

  private List<ScheduleStep> steps() {
    return run.schedule().steps();
  }

  String server() {
    return server;
  }

  boolean hasEnded() {
    return ended;
  }

  boolean hasFailed() {
    return failed;
  }

  /** Goes as far as it can; hands over the command that is to be written next, if there is one. */
  void tick(List<Intent> intents) {
    int before = -1;
    while (!ended && !pending && before != at) {
      before = at;
      ScheduleStep step = steps().get(at);
      if (step instanceof ScheduleStep.Announce announce) {
        announce(announce, intents);
      } else if (step instanceof ScheduleStep.Wait wait) {
        await(wait);
      } else {
        command(step, intents);
      }
    }
  }

  private void announce(ScheduleStep.Announce announce, List<Intent> intents) {
    CountDown counting = countDown;
    if (counting == null) {
      tellUnknown(announce);
      counting = new CountDown(run, announce, server, at);
      countDown = counting;
    }
    long now = run.clock().nanos();
    OptionalInt due = counting.due(now);
    if (due.isPresent()) {
      String left = LeftWords.of(announce.before().get(due.getAsInt()));
      intend(
          new Intent(this, StepKey.announcement(server, at, due.getAsInt()), announce, left),
          intents);
    } else if (counting.hasEnded(now)) {
      if (counting.leftOut() > 0) {
        run.warn(
            server + ": " + counting.leftOut() + " announcements came too late and were not made");
      }
      next();
    }
  }

  private void tellUnknown(ScheduleStep.Announce announce) {
    for (int i = 0; i < announce.before().size(); i++) {
      StepKey key = StepKey.announcement(server, at, i);
      if (run.recorded().became(key).filter(b -> b == Became.INTENDED).isPresent()) {
        unknown(key, "an announcement");
      }
    }
  }

  private void unknown(StepKey key, String what) {
    run.journal().became(run.key(), key, Became.UNKNOWN, run.clock().now());
    run.warn(
        server
            + ": "
            + what
            + " may or may not have been sent before the watcher ended; it is not repeated");
  }

  private void command(ScheduleStep step, List<Intent> intents) {
    StepKey key = StepKey.of(server, at);
    Became before = run.recorded().became(key).orElse(null);
    if (before == null) {
      intend(new Intent(this, key, step, ""), intents);
    } else if (before == Became.DONE) {
      if (step instanceof ScheduleStep.Stop) {
        maintenance(true);
      }
      next();
    } else {
      if (before == Became.INTENDED) {
        unknown(key, "'" + word(step) + "'");
      }
      fail("'" + word(step) + "' is not known to be done");
    }
  }

  private void intend(Intent intent, List<Intent> intents) {
    pending = true;
    intents.add(intent);
  }

  /** Writes the command, which the journal has on disk. */
  void send(Intent intent) {
    if (intent.step() instanceof ScheduleStep.Stop) {
      maintenance(true);
    }
    CompletionStage<StepResult> result =
        run.game().run(run.schedule().name(), server, intent.step(), intent.left());
    result.whenComplete((done, failure) ->
        run.thread()
            .execute(() ->
                came(intent, done != null ? done : StepResult.failed(String.valueOf(failure)))));
  }

  private void came(Intent intent, StepResult result) {
    pending = false;
    run.journal().became(run.key(), intent.key(), result.became(), run.clock().now());
    if (ended) {
      return;
    }
    boolean done = result.became() == Became.DONE;
    if (intent.step() instanceof ScheduleStep.Announce) {
      if (!done) {
        run.warn(server + ": an announcement: " + result.detail());
      }
    } else if (done) {
      next();
    } else {
      boolean unknown = result.became() == Became.UNKNOWN;
      fail(
          "'"
              + word(intent.step())
              + "' "
              + (unknown ? "may or may not have been done, and is not repeated: " : "failed: ")
              + result.detail());
    }
  }

  private void await(ScheduleStep.Wait wait) {
    long now = run.clock().nanos();
    Long until = waitUntil;
    if (until == null) {
      maintenance(true);
      until = now + wait.within().toNanos();
      waitUntil = until;
      askAt = now;
    }
    if (now - until >= 0) {
      fail("did not answer within " + LeftWords.of(wait.within()) + " after it was stopped");
    } else if (now - askAt >= 0) {
      askAt = now + ASKED.toNanos();
      pending = true;
      run.game()
          .answers(server)
          .whenComplete(
              (yes, failure) -> run.thread().execute(() -> answered(Boolean.TRUE.equals(yes))));
    }
  }

  private void answered(boolean yes) {
    pending = false;
    if (yes && !ended) {
      StepKey key = StepKey.of(server, at);
      run.journal().became(run.key(), key, Became.DONE, run.clock().now());
      maintenance(false);
      waitUntil = null;
      next();
    }
  }

  private void next() {
    countDown = null;
    at++;
    ended = at == steps().size();
  }

  /** Ends the visit; nothing more is sent to this server. */
  void fail(String why) {
    pending = false;
    failed = true;
    ended = true;
    run.journal().fail(run.key(), server, run.clock().now());
    run.warn(server + ": " + why);
    maintenance(false);
  }

  private void maintenance(boolean on) {
    if (inMaintenance != on) {
      inMaintenance = on;
      run.maintenance().set(server, on, run.schedule().name());
    }
  }

  private static String word(ScheduleStep step) {
    if (step instanceof ScheduleStep.Run command) {
      return command.text().toString();
    }
    return step instanceof ScheduleStep.Stop ? "stop" : "save";
  }
}
