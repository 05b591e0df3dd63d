package io.rcon;

import java.time.Duration;

/**
 * How the end of an answer is known.
 *
 * @param rule the rule for ordinary answers
 * @param limit for {@link EndRule#SHORT_FRAGMENT} and {@link EndRule#DATAGRAM_SIZE}: the size, in
 *     bytes, that every piece but the last has; for {@link EndRule#QUIET_TIME}: the size near which
 *     a last piece is suspect; else 0
 * @param quiet how long nothing must come before the end is guessed; grows with the round trip
 * @param probe when a probe is sent
 * @param probeType the probe's packet type
 * @param marker how a marker is echoed when the caller asks for an exact end
 */
public record Ending(
    EndRule rule, int limit, Duration quiet, Probe probe, int probeType, Marker marker) {
  /** When, if at all, a probe shows the end of an answer (TCP). */
  public enum Probe {
    /** Never: the game would close the connection, or not answer. */
    NONE,
    /** Together with the command: the game reads its stream frame by frame and answers in order. */
    WITH_COMMAND,
    /** After the first packet of the answer, if that may not be the last. */
    AFTER_FIRST,
    /**
     * As {@link #AFTER_FIRST}, and after a second of silence, since the game may send no packet for
     * an empty answer.
     */
    AFTER_FIRST_OR_SILENCE
  }

  /** How a marker can be echoed after an answer (UDP). */
  public enum Marker {
    /** Not at all: a second request so soon would be dropped. */
    NONE,
    /** By a second command in the same datagram. */
    SAME_DATAGRAM,
    /** By a second datagram, which counts against the pacing. */
    NEXT_DATAGRAM
  }

  /**
   * Every answer is one packet.
   *
   * @return the ending
   */
  public static Ending singlePacket() {
    return new Ending(EndRule.SINGLE_PACKET, 0, Duration.ZERO, Probe.NONE, 0, Marker.NONE);
  }

  /**
   * An empty packet sent with the command is answered after it.
   *
   * @return the ending
   */
  public static Ending terminator() {
    return new Ending(EndRule.PROBE, 0, Duration.ZERO, Probe.WITH_COMMAND, 0, Marker.NONE);
  }

  /**
   * The game marks the end of every answer with a frame.
   *
   * @return the ending
   */
  public static Ending endFrame() {
    return new Ending(EndRule.END_FRAME, 0, Duration.ZERO, Probe.NONE, 0, Marker.NONE);
  }

  /**
   * A piece shorter than the limit is the last; after a full one a probe asks.
   *
   * @param limit the size of a full piece in bytes
   * @return the ending
   */
  public static Ending shortFragment(int limit) {
    return new Ending(
        EndRule.SHORT_FRAGMENT, limit, Duration.ZERO, Probe.AFTER_FIRST, 0, Marker.NONE);
  }

  /**
   * A datagram shorter than the limit is the last.
   *
   * @param limit the size of every other one, in bytes
   * @param marker how a marker is echoed
   * @return the ending
   */
  public static Ending datagramSize(int limit, Marker marker) {
    return new Ending(EndRule.DATAGRAM_SIZE, limit, Duration.ofSeconds(1), Probe.NONE, 0, marker);
  }

  /**
   * Nothing marks the end; silence is taken for it.
   *
   * @param quiet how long it must last at least
   * @param limit the size of the largest pieces in bytes; an answer that ends near it is suspect
   * @param marker how a marker is echoed
   * @return the ending
   */
  public static Ending quiet(Duration quiet, int limit, Marker marker) {
    return new Ending(EndRule.QUIET_TIME, limit, quiet, Probe.NONE, 0, marker);
  }
}
