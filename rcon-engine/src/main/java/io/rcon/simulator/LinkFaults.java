package io.rcon.simulator;

import java.time.Duration;

/**
 * What goes wrong on the way through a {@link FaultyLink}, in one direction. Immutable; begin with
 * {@link #NONE}. Chances are from 0 to 1 and are taken for each datagram, or for each portion of
 * bytes that a TCP connection hands over.
 *
 * <p>Over TCP nothing is lost, doubled or overtaken, as TCP sees to that; those three are for UDP
 * only. Pieces, merging, stalls and resets are for TCP only.
 *
 * @param leastLatency the shortest time on the way
 * @param mostLatency the longest; times are spread evenly, and the order is kept
 * @param loss the chance that a datagram is lost
 * @param duplication the chance that a datagram comes twice
 * @param reordering the chance that a datagram is overtaken by the next one; if none follows soon,
 *     it comes 20 ms late
 * @param mostInPiece TCP: bytes leave in pieces of one to so many bytes; 0 leaves them as they came
 * @param betweenPieces TCP: what lies between two pieces
 * @param merging TCP: bytes wait so long for more and leave together with them
 * @param stall TCP: the chance that from here on the connection is open and silent, this way
 * @param reset TCP: the chance that the connection is reset, both ways
 */
public record LinkFaults(
    Duration leastLatency,
    Duration mostLatency,
    double loss,
    double duplication,
    double reordering,
    int mostInPiece,
    Duration betweenPieces,
    Duration merging,
    double stall,
    double reset) {

  /** All goes well. */
  public static final LinkFaults NONE =
      new LinkFaults(Duration.ZERO, Duration.ZERO, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, 0, 0);

  /** Checks the numbers. */
  public LinkFaults {
    if (leastLatency.isNegative() || mostLatency.compareTo(leastLatency) < 0) {
      throw new IllegalArgumentException(
          "no latency lies between " + leastLatency + " and " + mostLatency);
    }
    chance(loss, "loss");
    chance(duplication, "duplication");
    chance(reordering, "reordering");
    chance(stall, "stall");
    chance(reset, "reset");
    if (mostInPiece < 0 || betweenPieces.isNegative() || merging.isNegative()) {
      throw new IllegalArgumentException("sizes and times must not be negative");
    }
  }

  private static void chance(double chance, String what) {
    if (!(chance >= 0 && chance <= 1)) {
      throw new IllegalArgumentException(what + " must be from 0 to 1, not " + chance);
    }
  }

  /**
   * The same with another latency.
   *
   * @param least the shortest time on the way
   * @param most the longest
   * @return a copy
   */
  public LinkFaults latency(Duration least, Duration most) {
    return new LinkFaults(
        least,
        most,
        loss,
        duplication,
        reordering,
        mostInPiece,
        betweenPieces,
        merging,
        stall,
        reset);
  }

  /**
   * The same with other chances for datagrams.
   *
   * @param lost the chance that one is lost
   * @param doubled the chance that one comes twice
   * @param overtaken the chance that one is overtaken by the next
   * @return a copy
   */
  public LinkFaults datagrams(double lost, double doubled, double overtaken) {
    return new LinkFaults(
        leastLatency,
        mostLatency,
        lost,
        doubled,
        overtaken,
        mostInPiece,
        betweenPieces,
        merging,
        stall,
        reset);
  }

  /**
   * The same with a TCP stream that is cut into pieces.
   *
   * @param most the largest piece in bytes; 0 leaves bytes as they came
   * @param pause what lies between two pieces
   * @return a copy
   */
  public LinkFaults pieces(int most, Duration pause) {
    return new LinkFaults(
        leastLatency,
        mostLatency,
        loss,
        duplication,
        reordering,
        most,
        pause,
        merging,
        stall,
        reset);
  }

  /**
   * The same with a TCP stream whose bytes wait for more.
   *
   * @param wait how long
   * @return a copy
   */
  public LinkFaults merging(Duration wait) {
    return new LinkFaults(
        leastLatency,
        mostLatency,
        loss,
        duplication,
        reordering,
        mostInPiece,
        betweenPieces,
        wait,
        stall,
        reset);
  }

  /**
   * The same with TCP connections that break.
   *
   * @param silent the chance of a stall
   * @param broken the chance of a reset
   * @return a copy
   */
  public LinkFaults breaks(double silent, double broken) {
    return new LinkFaults(
        leastLatency,
        mostLatency,
        loss,
        duplication,
        reordering,
        mostInPiece,
        betweenPieces,
        merging,
        silent,
        broken);
  }
}
