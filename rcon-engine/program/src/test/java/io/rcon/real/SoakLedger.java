package io.rcon.real;

import io.rcon.EndRule;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was asked in a soak and what became of it. Any thread.
 *
 * <p>Every answer must hold its command's own word and no other. Two mishaps of simulated servers
 * take it away, each from one answer, and leave what nobody could tell from a true answer: a
 * datagram that its server has cut short, which a bad link may then double, and a Source server
 * that never sends an answer but does mirror the packet that ends it. Whatever else lacks its word
 * was mixed up.
 */
final class SoakLedger {
  private static final Pattern TOKEN = Pattern.compile("t\\d{10}\\.");
  private static final int SHOWN = 5;

  private final AtomicLong given = new AtomicLong();
  private final LongAdder answered = new LongAdder();
  private final LongAdder cut = new LongAdder();
  private final LongAdder unsent = new LongAdder();
  private final LongAdder mixedUp = new LongAdder();
  private final List<String> examples = new CopyOnWriteArrayList<>();
  private final Map<String, Long> failures = new TreeMap<>();

  /** Asks for a word that no other command has. */
  void ask(RconSession session, String command) {
    String token = String.format("t%010d.", given.incrementAndGet());
    session
        .execute(command + token)
        .whenComplete((reply, problem) -> {
          if (reply != null) {
            answered(session, token, reply);
          } else {
            failed(problem);
          }
        });
  }

  private void answered(RconSession session, String token, Reply reply) {
    List<String> words = TOKEN.matcher(reply.text()).results().map(MatchResult::group).toList();
    if (words.isEmpty() && isCut(session.server(), token, reply.text())) {
      cut.increment();
    } else if (words.isEmpty() && isUnsent(session.server(), reply)) {
      unsent.increment();
    } else if (words.isEmpty() || !words.stream().allMatch(token::equals)) {
      mixedUp.increment();
      if (examples.size() < SHOWN) {
        examples.add(
            session.server().name()
                + " answered "
                + token
                + " with '"
                + reply.text().strip()
                + "'");
      }
    }
    answered.increment();
  }

  private static boolean isCut(Server server, String token, String text) {
    return isSimulated(server)
        && server.dialect().family().name().equals("quake")
        && (token.startsWith(text) || isDoubled(token, text));
  }

  private static boolean isDoubled(String token, String text) {
    String half = text.substring(0, text.length() / 2);
    return token.startsWith(half) && text.equals(half + half);
  }

  private static boolean isUnsent(Server server, Reply reply) {
    return isSimulated(server) && reply.end() == EndRule.PROBE && reply.packets() == 0;
  }

  private static boolean isSimulated(Server server) {
    return !server.name().startsWith("real-");
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

  /**
   * Whether every answer was its command's own.
   *
   * @param cuts how many datagrams the simulated servers were told to cut
   * @param kept how many answers their Source servers were told not to send
   */
  boolean isUnmixed(long cuts, long kept) {
    return mixedUp.sum() == 0 && cut.sum() <= cuts && unsent.sum() <= kept;
  }

  boolean isBalanced() {
    return given() == ended();
  }

  @Override
  public String toString() {
    synchronized (failures) {
      return String.format(
          "%d given, %d ended: %d answered (%d cut short and %d never sent by their servers,"
              + " %d mixed up %s), failed %s",
          given(),
          ended(),
          answered.sum(),
          cut.sum(),
          unsent.sum(),
          mixedUp.sum(),
          examples,
          failures);
    }
  }
}
