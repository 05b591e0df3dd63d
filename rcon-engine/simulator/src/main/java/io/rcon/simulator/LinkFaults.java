package io.rcon.simulator;

import java.time.Duration;

/**
 * The faults of a {@link FaultyLink} in one direction. Immutable; begin with {@link #NONE}. Chances
 * are from 0 to 1 and are taken for each datagram, or for each portion of bytes that a TCP
 * connection hands over.
 *
 * @param leastLatency the shortest time on the way
 * @param mostLatency the longest; times are spread evenly, and the order is kept
 * @param datagrams what happens over UDP
 * @param stream what happens over TCP
 */
public record LinkFaults(
    Duration leastLatency, Duration mostLatency, Datagrams datagrams, Stream stream) {
  /** All goes well. */
  public static final LinkFaults NONE =
      new LinkFaults(Duration.ZERO, Duration.ZERO, Datagrams.NONE, Stream.NONE);

  /** Checks the times. */
  public LinkFaults {
    if (leastLatency.isNegative() || mostLatency.compareTo(leastLatency) < 0) {
      throw new IllegalArgumentException(
          "no latency lies between " + leastLatency + " and " + mostLatency);
    }
  }

  /**
   * The faults of datagrams. They have no effect over TCP.
   *
   * @param loss the probability that one is lost
   * @param duplication the probability that one comes twice
   * @param reordering the probability that one is overtaken by the next; if none follows soon, it
   *     comes 20 ms late
   */
  public record Datagrams(double loss, double duplication, double reordering) {
    /** All arrive, once and in order. */
    public static final Datagrams NONE = new Datagrams(0, 0, 0);

    /** Checks the chances. */
    public Datagrams {
      checkChance(loss, "loss");
      checkChance(duplication, "duplication");
      checkChance(reordering, "reordering");
    }
  }

  /**
   * The faults of the bytes of TCP connections.
   *
   * @param mostInPiece they leave in pieces of one to so many bytes; 0 leaves them as they came
   * @param betweenPieces the pause between two pieces
   * @param merging they wait so long for more and leave together with them
   * @param stall the probability that from here on the connection is open and silent, this way
   * @param reset the probability that the connection is reset, both ways
   */
  public record Stream(
      int mostInPiece, Duration betweenPieces, Duration merging, double stall, double reset) {
    /** Bytes pass as they come. */
    public static final Stream NONE = new Stream(0, Duration.ZERO, Duration.ZERO, 0, 0);

    /** Checks the numbers. */
    public Stream {
      checkChance(stall, "stall");
      checkChance(reset, "reset");
      if (mostInPiece < 0 || betweenPieces.isNegative() || merging.isNegative()) {
        throw new IllegalArgumentException("sizes and times must not be negative");
      }
    }
  }

  private static void checkChance(double chance, String what) {
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
   * @throws IllegalArgumentException if nothing lies between them
   */
  public LinkFaults latency(Duration least, Duration most) {
    return new LinkFaults(least, most, datagrams, stream);
  }

  /**
   * The same with other probabilities for datagrams.
   *
   * @param lost the probability that one is lost
   * @param doubled the probability that one comes twice
   * @param overtaken the probability that one is overtaken by the next
   * @return a copy
   * @throws IllegalArgumentException if one is not from 0 to 1
   */
  public LinkFaults datagrams(double lost, double doubled, double overtaken) {
    return new LinkFaults(
        leastLatency, mostLatency, new Datagrams(lost, doubled, overtaken), stream);
  }

  /**
   * The same with a TCP stream that is cut into pieces.
   *
   * @param most the largest piece in bytes; 0 leaves bytes as they came
   * @param pause the pause between two pieces
   * @return a copy
   * @throws IllegalArgumentException if one is negative
   */
  public LinkFaults pieces(int most, Duration pause) {
    return by(new Stream(most, pause, stream.merging, stream.stall, stream.reset));
  }

  /**
   * The same with a TCP stream whose bytes wait for more.
   *
   * @param wait how long
   * @return a copy
   * @throws IllegalArgumentException if it is negative
   */
  public LinkFaults merging(Duration wait) {
    return by(
        new Stream(stream.mostInPiece, stream.betweenPieces, wait, stream.stall, stream.reset));
  }

  /**
   * The same with TCP connections that break.
   *
   * @param silent the probability of a stall
   * @param broken the probability of a reset
   * @return a copy
   * @throws IllegalArgumentException if one is not from 0 to 1
   */
  public LinkFaults breaks(double silent, double broken) {
    return by(new Stream(stream.mostInPiece, stream.betweenPieces, stream.merging, silent, broken));
  }

  private LinkFaults by(Stream changed) {
    return new LinkFaults(leastLatency, mostLatency, datagrams, changed);
  }
}
