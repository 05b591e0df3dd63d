package io.rcon;

import java.util.Objects;

/**
 * Facts of a game that help to explain a failure. They change nothing that is sent.
 *
 * @param gamePort the port on which players join, where that is easily taken for the port of rcon;
 *     0 if both are the same or it is unknown
 * @param silentOnBadPassword whether the server answers a wrong password with silence (UDP)
 * @param onSilence other causes to check when the server answers its query but not rcon, in words
 *     that continue a list, such as a setting that refuses this way of asking; empty for nothing
 */
public record DialectHints(int gamePort, boolean silentOnBadPassword, String onSilence) {
  /** No hints. */
  public static final DialectHints NONE = new DialectHints(0, false, "");

  /**
   * Checks the port.
   *
   * @throws IllegalArgumentException if the port is not 0 to 65535
   */
  public DialectHints {
    Objects.requireNonNull(onSilence, "onSilence");
    if (gamePort < 0 || gamePort > 65535) {
      throw new IllegalArgumentException("gamePort must be 0 to 65535, not " + gamePort);
    }
  }
}
