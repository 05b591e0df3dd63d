package io.rcon.cli;

import io.rcon.FleetSnapshot.ServerSnapshot;
import io.rcon.RconFleet;
import io.rcon.SessionState;
import java.util.StringJoiner;

/** Says of a command that takes long what it waits for. */
final class WaitingNotice {
  private WaitingNotice() {}

  /** One line about the servers that wait; the command was given a while ago. */
  static String of(RconFleet fleet) {
    int connection = 0;
    int others = 0;
    int answer = 0;
    for (ServerSnapshot server : fleet.snapshot().servers()) {
      if (server.queued() > 0 && server.state() != SessionState.READY) {
        connection++;
      } else if (server.queued() > 0) {
        others++;
      } else if (server.underWay() > 0) {
        answer++;
      }
    }
    StringJoiner parts = new StringJoiner("; ", "waiting for ", "; Ctrl-C gives up");
    append(parts, connection, "the connection");
    append(parts, others, "the answer to a command before it, or its timeout");
    append(parts, answer, "the answer");
    return parts.toString();
  }

  private static void append(StringJoiner parts, int count, String what) {
    if (count > 0) {
      parts.add(count == 1 ? what : what + " (" + count + " servers)");
    }
  }
}
