package io.rcon.real;

import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was asked in a soak and what became of it. Any thread. */
final class SoakLedger {
  private static final Pattern TOKEN = Pattern.compile("t\\d{10}\\.");

  private final AtomicLong given = new AtomicLong();
  private final LongAdder answered = new LongAdder();
  private final LongAdder withoutToken = new LongAdder();
  private final LongAdder foreign = new LongAdder();
  private final Map<String, Long> failures = new TreeMap<>();

  /** Asks for a word that no other command has. */
  void ask(RconSession session, String command) {
    String token = String.format("t%010d.", given.incrementAndGet());
    session
        .execute(command + token)
        .whenComplete((reply, problem) -> {
          if (reply != null) {
            answered(token, reply);
          } else {
            failed(problem);
          }
        });
  }

  private void answered(String token, Reply reply) {
    boolean own = false;
    Matcher words = TOKEN.matcher(reply.text());
    while (words.find()) {
      if (words.group().equals(token)) {
        own = true;
      } else {
        foreign.increment();
      }
    }
    if (!own) {
      withoutToken.increment();
    }
    answered.increment();
  }

  private void failed(@Nullable Throwable problem) {
    String name =
        problem instanceof RconException failure
            ? failure.getClass().getSimpleName() + " " + failure.delivery()
            : String.valueOf(problem);
    synchronized (failures) {
      failures.merge(name, 1L, Long::sum);
    }
  }

  long given() {
    return given.get();
  }

  long ended() {
    synchronized (failures) {
      return answered.sum() + failures.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Answers that carried another command's word. */
  long foreign() {
    return foreign.sum();
  }

  boolean isBalanced() {
    return given() == ended();
  }

  @Override
  public String toString() {
    synchronized (failures) {
      return String.format(
          "%d given, %d ended: %d answered (%d without their word, %d with another's), failed %s",
          given(), ended(), answered.sum(), withoutToken.sum(), foreign(), failures);
    }
  }
}
