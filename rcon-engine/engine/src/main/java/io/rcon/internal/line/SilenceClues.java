package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.DialectHints;
import io.rcon.QuakeFacts;
import io.rcon.codec.PeerText;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.Wire;
import io.rcon.internal.wire.Wire.Silence;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clues to why commands met silence over UDP, and the causes that they suggest, the likeliest
 * first. Event loop only.
 */
final class SilenceClues {
  private static final int PREFIX = 12;
  private static final int OOB = 4;
  private static final long NEVER = Long.MIN_VALUE;

  /** Of many games with one prefix; those of the table's begin stand for their kin. */
  private static final int MOST_NAMED = 3;

  private final Dialect dialect;
  private final EngineLoop loop;
  private final Wire wire;
  private final LineTraffic traffic;
  private @Nullable String foreign;
  private long foreignAt = NEVER;
  private long pacedAt = NEVER;

  /** The result of the last question that needs no password. */
  private Silence asked = Silence.NOT_ASKED;

  SilenceClues(Dialect dialect, EngineLoop loop, Wire wire, LineTraffic traffic) {
    this.dialect = dialect;
    this.loop = loop;
    this.wire = wire;
    this.traffic = traffic;
  }

  private long now() {
    return loop.now();
  }

  /** A datagram came that is no answer of this dialect. */
  void stray(ByteBuf buffer, int index, int length) {
    if (length > 0) {
      foreign = buffer.toString(index, Math.min(length, OOB + PREFIX), StandardCharsets.ISO_8859_1);
      foreignAt = now();
    }
  }

  /** The server said that it was asked too often. */
  void paced() {
    pacedAt = now();
  }

  void asked(Silence found) {
    asked = found;
  }

  /** Whether the server answered what anybody may ask, the last time. */
  boolean answersQuery() {
    return asked == Silence.ALIVE;
  }

  /** The likely meaning of the silence since then, as the rest of a sentence; empty if unknown. */
  String words(long since) {
    String datagram = foreign;
    if (datagram != null && foreignAt >= since) {
      return "; " + otherPrefix(datagram);
    }
    InetSocketAddress sender = wire.otherSender(since);
    if (sender != null) {
      return "; an answer came from "
          + sender.getAddress().getHostAddress()
          + ":"
          + sender.getPort()
          + " instead: give that address, or mend what translates addresses on the way";
    }
    if (pacedAt != NEVER) {
      long seconds = Duration.ofNanos(now() - pacedAt).toSeconds();
      return "; it said "
          + seconds
          + " s ago that it was asked too often, and may be silent since then: ask it less";
    }
    return switch (asked) {
      case ALIVE -> "; " + alive();
      case SILENT -> "; " + silent();
      default -> "";
    };
  }

  private String otherPrefix(String datagram) {
    String begins = datagram.startsWith("\u00ff".repeat(OOB)) ? datagram.substring(OOB) : datagram;
    List<Dialect> speakers =
        Dialect.all().stream()
            .filter(d -> d.family().equals(dialect.family()))
            .filter(d -> begins.startsWith(d.outOfBand().reply()))
            .limit(MOST_NAMED)
            .toList();
    String own = quoted(dialect.outOfBand().reply());
    if (speakers.isEmpty()) {
      return "a datagram came that begins with " + quoted(begins) + " and not with " + own;
    }
    return "an answer came that begins with "
        + quoted(speakers.get(0).outOfBand().reply())
        + " and not with "
        + own
        + ": so speaks "
        + String.join(" or ", speakers.stream().map(Dialect::name).toList())
        + "; choose that dialect";
  }

  private static String quoted(String prefix) {
    return "\"" + PeerText.oneLine(prefix.replace("\n", "\\n"), 4 * PREFIX) + "\"";
  }

  private String alive() {
    DialectHints hints = dialect.hints();
    String told = "it answers " + dialect.outOfBand().query() + " but not rcon: ";
    if (hints.silentOnBadPassword()) {
      String also = hints.onSilence().isEmpty() ? "" : hints.onSilence() + ", ";
      return told + "check the password, " + also + "and from which addresses it takes rcon";
    }
    return told
        + (dialect.pacing().isUnlimited() ? "" : "others may spend its pace, ")
        + "the command may print nothing, or the answer was lost; a wrong password it would name";
  }

  private String silent() {
    if (!dialect.family().facts().contains(QuakeFacts.OUT_OF_BAND)) {
      return unasked();
    }
    String query = "nor does it answer " + dialect.outOfBand().query() + ": ";
    boolean heard = traffic.lastHeard() != LineTraffic.NEVER;
    if (heard) {
      String pace =
          dialect.pacing().isUnlimited() ? "" : "others at this address may spend its pace, or ";
      return query + pace + "it is frozen, loading or away";
    }
    return query + "check the address, the port and what filters UDP on the way";
  }

  /** Of a game that answers nothing to what was sent to see whether its port is closed. */
  private String unasked() {
    DialectHints hints = dialect.hints();
    String password = hints.silentOnBadPassword() ? "the password, " : "";
    String also = hints.onSilence().isEmpty() ? "" : hints.onSilence() + ", ";
    return "check " + password + also + "the address, the port and what filters UDP on the way";
  }
}
