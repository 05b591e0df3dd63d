package io.rcon.internal.line;

import io.rcon.Dialect;
import io.rcon.Reply;
import io.rcon.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sign that the dialect of a session does not fit its server: more came after the end of an
 * answer. From then on no end is trusted. Event loop only, but for {@link #words()}.
 */
public final class Misfit {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private final LoopContext context;
  private final Server server;

  private volatile @Nullable String words;

  Misfit(LoopContext context, Server server) {
    this.context = context;
    this.server = server;
  }

  /** {@return what shows it, in words; null while nothing does; any thread} */
  public @Nullable String words() {
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
            + FittingDialects.afterMore(dialect);
    words = said;
    log.warn("{}: {}", server.name(), said);
    context.listener().moreCame(server, said);
  }

  /**
   * An answer, as far as it can be trusted.
   *
   * @param reply the answer
   * @return the same; once the dialect is known not to fit, as possibly truncated
   */
  public Reply doubted(Reply reply) {
    return words == null ? reply : Doubts.cast(reply);
  }
}
