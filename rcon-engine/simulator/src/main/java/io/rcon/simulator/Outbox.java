package io.rcon.simulator;

import io.rcon.simulator.Step.Pause;
import io.rcon.simulator.Step.Simple;
import io.rcon.simulator.Step.Until;
import io.rcon.simulator.Step.Write;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The answers of one line that cannot leave at once: late ones, and those that something happens
 * to. They leave in order. Lives on the line's event loop.
 */
final class Outbox {
  private final AnswerOutput line;
  private final Deque<Step> steps = new ArrayDeque<>();
  private final List<Step> heldForNext = new ArrayList<>();
  private final List<Step> afterNext = new ArrayList<>();

  private long lastDue;
  private boolean waiting;
  private boolean discarded;

  Outbox(AnswerOutput line) {
    this.line = line;
    lastDue = now();
  }

  private long now() {
    return line.loop().ticker().nanoTime();
  }

  /**
   * Whether an answer may leave beside this outbox: nothing is in it, not even what is held, and
   * answers still leave at all.
   */
  boolean isEmpty() {
    return !discarded && steps.isEmpty() && heldForNext.isEmpty() && afterNext.isEmpty();
  }

  /** Whether nothing waits to leave by itself. */
  boolean isIdle() {
    return steps.isEmpty();
  }

  void add(Answer answer) {
    if (discarded) {
      answer.release();
      return;
    }
    long arrives = now() + answer.latencyNanos();
    long due = lastDue - arrives > 0 ? lastDue : arrives;
    due += answer.runNanos() + MishapPlan.delayNanos(answer.mishaps());
    lastDue = due;
    steps.add(new Until(due));
    MishapPlan plan = new MishapPlan(line, answer);
    if (plan.isHeldForNext()) {
      heldForNext.addAll(plan.steps());
    } else if (plan.isAfterNext()) {
      afterNext.addAll(plan.steps());
    } else {
      enqueue(plan.steps());
    }
    if (!waiting) {
      run();
    }
  }

  private void enqueue(List<Step> answer) {
    steps.addAll(heldForNext);
    heldForNext.clear();
    steps.addAll(answer);
    if (!afterNext.isEmpty()) {
      steps.add(Simple.FLUSH);
      steps.addAll(afterNext);
      afterNext.clear();
    }
    steps.add(Simple.FLUSH);
  }

  private void run() {
    for (Step step = steps.peek(); step != null; step = steps.peek()) {
      if (step instanceof Until until && until.nanos() - now() > 0) {
        pauseFor(until.nanos() - now());
        return;
      }
      steps.remove();
      if (step instanceof Pause pause) {
        pauseFor(pause.nanos());
        return;
      }
      act(step);
    }
    line.drained();
  }

  private void act(Step step) {
    if (step instanceof Write write) {
      line.write(write.part(), write.to());
    } else if (step == Simple.FLUSH) {
      line.flush();
    } else if (step == Simple.CLOSE) {
      line.close();
    } else if (step == Simple.RESET) {
      line.reset();
    } else if (step == Simple.STALL) {
      discard();
      line.stall();
    }
  }

  private void pauseFor(long nanos) {
    waiting = true;
    line.loop()
        .schedule(
            () -> {
              waiting = false;
              run();
            },
            nanos,
            TimeUnit.NANOSECONDS);
  }

  /** Nothing of this leaves any more. */
  void discard() {
    discarded = true;
    release(steps);
    release(heldForNext);
    release(afterNext);
  }

  private static void release(Iterable<Step> steps) {
    var rest = steps.iterator();
    while (rest.hasNext()) {
      if (rest.next() instanceof Write write) {
        write.part().release();
      }
      rest.remove();
    }
  }
}
