package io.rcon.commands;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;

/**
 * Turns the failure of a request for a list of players into that of the command that needed it,
 * which was not sent.
 */
final class NotListed {
  private NotListed() {}

  static Throwable of(String server, Throwable failure) {
    if (!(failure instanceof RconException list) || list.delivery() == Delivery.NOT_SENT) {
      return failure;
    }
    String said = String.valueOf(list.getMessage());
    String start = list.server() + ": ";
    String why =
        "the list of players did not come, so the command was not sent: "
            + (said.startsWith(start) ? said.substring(start.length()) : said);
    return switch (list.code()) {
      case "UNREACHABLE" -> new RconException.Unreachable(server, Delivery.NOT_SENT, why);
      case "LOGIN_REFUSED" -> new RconException.LoginRefused(server, Delivery.NOT_SENT, why);
      case "TIMED_OUT" -> new RconException.TimedOut(server, Delivery.NOT_SENT, why);
      case "DISCONNECTED" -> new RconException.Disconnected(server, Delivery.NOT_SENT, why);
      case "OVERLOADED" -> new RconException.Overloaded(server, Delivery.NOT_SENT, why);
      case "CLOSED" -> new RconException.Closed(server, Delivery.NOT_SENT, why);
      case "CANCELLED" -> new RconException.Cancelled(server, Delivery.NOT_SENT, why);
      case "PROTOCOL_VIOLATION" ->
          new RconException.ProtocolViolation(server, Delivery.NOT_SENT, why);
      default -> new RconException.CommandRejected(server, Delivery.NOT_SENT, why);
    };
  }
}
