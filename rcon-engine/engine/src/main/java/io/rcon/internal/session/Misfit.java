package io.rcon.internal.session;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.internal.exchange.Doubts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What shows that the dialect of a session does not fit its server: more came after the end of an
 * answer. From then on no end is trusted. Event loop only, but for {@link #words()}.
 */
final class Misfit {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private final SessionContext context;
  private final Server server;

  private volatile @Nullable String words;

  Misfit(SessionContext context, Server server) {
    this.context = context;
    this.server = server;
  }

  /** In words, once it is known; on any thread. */
  @Nullable String words() {
    return words;
  }

  /** Said once: a session keeps its dialect. */
  void moreCame(int bytes) {
    if (words != null) {
      return;
    }
    Dialect dialect = server.dialect();
    String said =
        bytes
            + " bytes came after the end of an answer that dialect '"
            + dialect.name()
            + "' assumes ("
            + dialect.ending().rule()
            + "): answers may have been cut, and from now on count as possibly truncated; "
            + advice(dialect);
    words = said;
    log.warn("{}: {}", server.name(), said);
    context.listener().moreCame(server, said);
  }

  private static String advice(Dialect misfit) {
    String others = String.join(", ", fitting(misfit));
    String longer =
        misfit.ending().rule() == EndRule.QUIET_TIME ? "a longer quiet time of your own" : "";
    if (others.isEmpty() && longer.isEmpty()) {
      return "choose another dialect";
    }
    String and = others.isEmpty() || longer.isEmpty() ? "" : ", or ";
    return "try " + (others.isEmpty() ? "" : "dialect ") + others + and + longer;
  }

  /** One dialect for each other rule by which an answer of many pieces ends. */
  static List<String> fitting(Dialect misfit) {
    Set<EndRule> left = EnumSet.of(EndRule.QUIET_TIME, EndRule.PROBE);
    left.remove(misfit.ending().rule());
    List<Dialect> all = new ArrayList<>(Dialect.all());
    // The one that takes nothing for granted is the last.
    Collections.reverse(all);
    List<String> names = new ArrayList<>();
    for (Dialect each : all) {
      if (each.mechanism().equals(misfit.mechanism()) && left.remove(each.ending().rule())) {
        names.add(each.name());
      }
    }
    return names;
  }

  Reply doubted(Reply reply) {
    return words == null ? reply : Doubts.cast(reply);
  }
}
