package io.rcon.cli;

import io.rcon.Outcome;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps an answer back for a moment, in which more of it may come after the end that its dialect
 * assumes: it is then shown as possibly truncated, and why is said once for each server. Used on
 * the command's thread only.
 */
final class Linger {
  private static final long NANOS = Duration.ofMillis(100).toNanos();

  private record Held(long until, Outcome outcome) {}

  private final RconFleet fleet;
  private final ProgramOutput err;
  private final Queue<Held> held = new ArrayDeque<>();
  private final Set<String> said = new HashSet<>();

  Linger(RconFleet fleet, Console console) {
    this.fleet = fleet;
    err = console.err();
  }

  /** False if there is nothing to wait for: over UDP, and after a failure. */
  boolean holds(Outcome outcome) {
    if (outcome.reply().isEmpty() || Rcon.usesDatagrams(outcome.server().dialect())) {
      return false;
    }
    held.add(new Held(System.nanoTime() + NANOS, outcome));
    return true;
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  /** Runs turns until the first that is held may go, and lets go of it. */
  void letGo(MainLoop loop, Consumer<Outcome> tell) {
    Held first = held.element();
    loop.runUntil(() -> false, first.until);
    held.remove();
    tell.accept(doubted(first.outcome));
  }

  void sayMisfit(RconSession session) {
    String server = session.server().name();
    session
        .misfit()
        .filter(why -> said.add(server))
        .ifPresent(why -> err.line("rcon: " + TerminalText.harmless(server) + ": " + why));
  }

  private Outcome doubted(Outcome outcome) {
    String server = outcome.server().name();
    Optional<RconSession> session = fleet.session(server);
    if (session.flatMap(RconSession::misfit).isEmpty()) {
      return outcome;
    }
    session.ifPresent(this::sayMisfit);
    Reply reply = outcome.reply().orElseThrow();
    return Outcome.of(
        outcome.server(),
        new Reply(reply.text(), reply.end(), true, reply.packets(), reply.elapsedNanos()));
  }
}
