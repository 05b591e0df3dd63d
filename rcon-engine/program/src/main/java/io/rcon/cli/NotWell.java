package io.rcon.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rcon.SessionState;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * A server that is not well.
 *
 * @param server its name
 * @param state where its session stands
 * @param since when it was found so first
 * @param reason why, empty if that is not known yet
 */
record NotWell(String server, SessionState state, Instant since, String reason) {
  /** Servers that need a person first, then unreachable ones, those that fail longest first. */
  static final Comparator<NotWell> WORST_FIRST =
      Comparator.comparingInt(NotWell::rank)
          .thenComparing(NotWell::since)
          .thenComparing(NotWell::server);

  private int rank() {
    return switch (state) {
      case REFUSED -> 0;
      case CLOSED -> 1;
      case READY, IDLE -> 3;
      default -> 2;
    };
  }

  /** One harmless line. */
  String line() {
    String what = rank() == 3 ? "does not answer" : state.name();
    return TerminalText.harmless(
            server
                + "  "
                + what
                + " since "
                + CellWords.time(since)
                + (reason.isEmpty() ? "" : "  " + reason))
        .replace("\n", " ");
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("server", server);
    json.writeStringField("state", state.name());
    json.writeStringField("since", since.truncatedTo(ChronoUnit.MILLIS).toString());
    json.writeStringField("reason", reason);
    json.writeEndObject();
  }
}
