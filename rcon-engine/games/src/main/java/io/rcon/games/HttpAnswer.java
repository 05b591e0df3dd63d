package io.rcon.games;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.codec.PeerText;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer in HTTP.
 *
 * @param status its code
 * @param text its body
 */
record HttpAnswer(int status, String text) {
  private static final int MOST_TOLD = 120;

  boolean isRefusal() {
    return status == 401 || status == 403;
  }

  /** The failure that a status tells; null if the server did as it was told. */
  @Nullable RconException failure(String server) {
    if (status >= 200 && status < 300) {
      return null;
    }
    String body = PeerText.oneLine(text, MOST_TOLD);
    String told = "the server answered HTTP " + status + (body.isEmpty() ? "" : " (" + body + ")");
    if (isRefusal()) {
      return new RconException.LoginRefused(
          server, Delivery.ANSWERED, told + ": the password is wrong, or may not do this");
    }
    if (status == 429) {
      return new RconException.Overloaded(
          server, Delivery.ANSWERED, told + ": it was asked too often");
    }
    if (status >= 300 && status < 400) {
      return new RconException.ProtocolViolation(
          server,
          Delivery.ANSWERED,
          told
              + ": it points elsewhere, where the password is not sent; give that address if it is"
              + " the game's");
    }
    if (status >= 400 && status < 500 && status != 408) {
      return new RconException.CommandRejected(
          server, Delivery.ANSWERED, told + ": it does not take this command");
    }
    return new RconException.ProtocolViolation(
        server, Delivery.UNKNOWN, told + ": whether the command ran is not known");
  }
}
