package io.rcon.internal.wire;

import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.Wire.Silence;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends a query to each address of a server's name over UDP, each after a head start of the one
 * before, and takes the first that answers; otherwise the one with the best result. Event loop
 * only.
 */
final class AddressSurvey extends Deadline {
  /** Receives the result. */
  interface End {
    /**
     * The survey is over.
     *
     * @param best where to send to; null if no address has anything that listens
     * @param alive whether it has answered
     */
    void surveyed(@Nullable InetSocketAddress best, boolean alive);
  }

  private static final long HEAD_START = Duration.ofMillis(250).toNanos();

  /** For the pace; after that addresses are taken unasked. */
  private static final int MOST_WAITS = 20;

  /** From the best to the worst; a closed port is never taken. */
  private static final List<Silence> RANKS = List.of(Silence.NOT_ASKED, Silence.SILENT);

  private final EngineLoop loop;
  private final SilenceProbes probes;
  private final List<InetSocketAddress> addresses;
  private final Question question;
  private final End end;
  private final Map<Silence, InetSocketAddress> found = new EnumMap<>(Silence.class);
  private int asked;
  private int waits;
  private int answered;
  private boolean over;

  /** The questions about the address, and whether they may still be asked. */
  interface Question {
    /** Empty for a game without queries. */
    String query();

    /** False while the server's pace does not allow it. */
    boolean mayAsk();

    /** False once the dial was given up. */
    boolean isWanted();

    /** Nothing listens there. */
    void closed(InetSocketAddress address);
  }

  AddressSurvey(
      EngineLoop loop,
      SilenceProbes probes,
      List<InetSocketAddress> addresses,
      Question question,
      End end) {
    this.loop = loop;
    this.probes = probes;
    this.addresses = addresses;
    this.question = question;
    this.end = end;
  }

  void begin() {
    askNext();
  }

  private void askNext() {
    over |= !question.isWanted();
    if (over || asked == addresses.size()) {
      return;
    }
    String query = question.query();
    if (!query.isEmpty() && !question.mayAsk() && waits++ < MOST_WAITS) {
      loop.wheel().arm(this, loop.now() + HEAD_START);
      return;
    }
    InetSocketAddress next = addresses.get(asked++);
    if (asked < addresses.size()) {
      loop.wheel().arm(this, loop.now() + HEAD_START);
    }
    probes.ask(
        next,
        waits > MOST_WAITS ? "" : query,
        question::isWanted,
        silence -> answered(next, silence));
  }

  @Override
  protected void expired(long now) {
    askNext();
  }

  private void answered(InetSocketAddress where, Silence what) {
    if (over) {
      return;
    }
    answered++;
    found.putIfAbsent(what, where);
    if (what == Silence.CLOSED_PORT) {
      question.closed(where);
    }
    if (what == Silence.ALIVE || answered == addresses.size() || !question.isWanted()) {
      over = true;
      loop.wheel().disarm(this);
      if (question.isWanted()) {
        end.surveyed(best(), found.containsKey(Silence.ALIVE));
      }
    } else if (asked == answered) {
      loop.wheel().disarm(this);
      askNext();
    }
  }

  private @Nullable InetSocketAddress best() {
    InetSocketAddress alive = found.get(Silence.ALIVE);
    if (alive != null) {
      return alive;
    }
    for (Silence rank : RANKS) {
      InetSocketAddress next = found.get(rank);
      if (next != null) {
        return next;
      }
    }
    return null;
  }
}
