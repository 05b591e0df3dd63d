package io.rcon.cli;

import io.rcon.DialectFindings;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a dialect fits a server that let us in: a harmless command of the game must be
 * answered with a text, and then a long answer must come whole, with nothing behind its end. Where
 * the dialect knows no harmless command, nothing but the login is proven, and the report says so.
 */
final class DialectProof {
  /**
   * The outcome of a proof.
   *
   * @param failure null if nothing speaks against the dialect
   * @param isProven whether an answer speaks for it
   * @param words what was seen, for a line of its own
   * @param elapsedNanos of the first answer; -1 if there was none
   * @param findings what was concluded; null where the dialect was given
   */
  record Outcome(
      @Nullable RconException failure,
      boolean isProven,
      String words,
      long elapsedNanos,
      @Nullable DialectFindings findings) {}

  /** In which more of an answer may come after the end that the dialect assumes. */
  private static final Duration MOMENT = Duration.ofMillis(100);

  private final RconSession session;
  private final EngineOptions engine;
  private final MainLoop loop;
  private final Consumer<Outcome> teller;
  private final StringBuilder seen = new StringBuilder();
  private long elapsed = -1;

  DialectProof(RconSession session, EngineOptions engine, MainLoop loop, Consumer<Outcome> teller) {
    this.session = session;
    this.engine = engine;
    this.loop = loop;
    this.teller = teller;
  }

  void start() {
    String harmless = session.server().dialect().console().harmless();
    if (harmless.isEmpty()) {
      end(
          null,
          "not proven: no harmless command of '"
              + session.server().dialect().name()
              + "' is known, so only the login is");
    } else {
      // Over UDP a datagram may be lost, or the pace spent by others: that is no answer yet.
      ask(harmless, isUdp() ? 2 : 1);
    }
  }

  private boolean isUdp() {
    return Rcon.usesDatagrams(session.server().dialect());
  }

  private void ask(String harmless, int tries) {
    session
        .execute(engine.command(harmless))
        .whenComplete((reply, thrown) ->
            loop.execute(() -> {
              if (reply != null) {
                answered(harmless, reply);
              } else if (tries > 1 && Outcomes.failure(thrown) instanceof RconException.TimedOut) {
                ask(harmless, tries - 1);
              } else {
                end(Outcomes.failure(thrown), "");
              }
            }));
  }

  private void answered(String command, Reply reply) {
    elapsed = reply.elapsedNanos();
    note(command, reply);
    String help = session.server().dialect().console().help();
    if (help.isEmpty()) {
      linger(reply.text().isBlank());
      return;
    }
    session
        .execute(engine.command(help))
        .whenComplete((longer, thrown) ->
            loop.execute(() -> {
              if (longer != null) {
                note(help, longer);
                linger(reply.text().isBlank() && longer.text().isBlank());
              } else {
                end(Outcomes.failure(thrown), "");
              }
            }));
  }

  private void note(String command, Reply reply) {
    seen.append(seen.isEmpty() ? "" : ", ")
        .append('\'')
        .append(command)
        .append("' answered with ")
        .append(reply.text().length())
        .append(reply.text().length() == 1 ? " character" : " characters");
  }

  private void linger(boolean nothingButEnds) {
    loop.executeAfter(MOMENT, () -> judge(nothingButEnds));
  }

  private void judge(boolean nothingButEnds) {
    String misfit = session.misfit().orElse("");
    if (!misfit.isEmpty()) {
      end(
          new RconException.ProtocolViolation(
              session.server().name(), RconException.Delivery.ANSWERED, misfit),
          "");
    } else if (nothingButEnds) {
      end(null, "not proven: " + seen);
    } else {
      teller.accept(new Outcome(null, true, "ok: " + seen, elapsed, null));
    }
  }

  private void end(@Nullable RconException failure, String words) {
    teller.accept(new Outcome(failure, false, words, elapsed, null));
  }
}
