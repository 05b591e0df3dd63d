package io.rcon.games;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending.Marker;
import io.rcon.Ending.Probe;
import io.rcon.Fact;
import io.rcon.Family;
import io.rcon.Readings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The family of games that speak Rust's WebRCON, and its own facts. */
public final class WebRconFacts {
  /** How much must lie between the handshakes of two connections; a server refuses the second. */
  public static final Fact<Duration> CONNECTION_INTERVAL =
      Fact.of(
          "connection_interval",
          Duration.ZERO,
          Readings.DURATION,
          "the least time between the handshakes of two connections of a session");

  /** JSON over WebSocket: Rust. */
  public static final Family FAMILY =
      Family.of("webrcon", List.of(CONNECTION_INTERVAL), WebRconFacts::check);

  private WebRconFacts() {}

  private static void check(Dialect dialect) {
    boolean marked =
        dialect.ending().rule() == EndRule.PROBE && dialect.ending().probe() == Probe.WITH_COMMAND;
    boolean single =
        dialect.ending().rule() == EndRule.SINGLE_PACKET && dialect.ending().probe() == Probe.NONE;
    refuse(
        !(marked || single) || dialect.ending().marker() != Marker.NONE,
        "an answer ends by the rule 'probe', with a command, or is one message: 'single_packet'");
    refuse(
        !dialect.charset().equals(StandardCharsets.UTF_8), "JSON is UTF-8; leave out the charset");
    refuse(!dialect.idsMirrored(), "answers name their commands; leave out 'ids_mirrored'");
  }

  private static void refuse(boolean contradiction, String words) {
    if (contradiction) {
      throw new IllegalArgumentException(words);
    }
  }
}
