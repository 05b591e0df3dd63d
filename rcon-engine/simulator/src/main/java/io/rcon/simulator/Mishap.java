package io.rcon.simulator;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * A fault on the way of one answer. Attached to the next answer, to the n-th, to those of certain
 * commands, or to the answer to a login; several on one answer apply in order.
 *
 * <p>A <em>part</em> is a frame over TCP and a datagram over UDP. What makes no sense over UDP is
 * noted; it leaves the answer as it is.
 */
public sealed interface Mishap {

  /**
   * The answer comes later than it would, and so do those after it.
   *
   * @param by how much later
   */
  record Delay(Duration by) implements Mishap {}

  /**
   * The bytes of the answer leave in pieces, each in a write of its own. Not over UDP.
   *
   * @param sizes the size of each piece, at least 1; the last size repeats until nothing is left
   * @param pause the pause between two pieces; zero writes them back to back
   */
  record Split(List<Integer> sizes, Duration pause) implements Mishap {
    /** Copies the list and checks it. */
    public Split {
      sizes = List.copyOf(sizes);
      if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
        throw new IllegalArgumentException("pieces must have at least 1 byte: " + sizes);
      }
    }

    /**
     * Pieces of one size, back to back.
     *
     * @param size how many bytes each has
     * @return the mishap
     */
    public static Split every(int size) {
      return new Split(List.of(size), Duration.ZERO);
    }

    /**
     * Pieces of the given sizes, back to back.
     *
     * @param sizes the size of each piece; the last repeats
     * @return the mishap
     */
    public static Split at(Integer... sizes) {
      return new Split(List.of(sizes), Duration.ZERO);
    }
  }

  /** The answer waits for the next one and leaves together with it, in one write. */
  record Coalesce() implements Mishap {}

  /** The answer leaves after the next one. */
  record Reorder() implements Mishap {}

  /** The parts of the answer leave last part first. */
  record ReverseParts() implements Mishap {}

  /**
   * The answer breaks off and the connection is closed. Over UDP the rest is lost.
   *
   * @param bytes how many bytes of the answer still leave
   */
  record CloseMidFrame(int bytes) implements Mishap {}

  /**
   * The answer leaves, and the server closes the connection a while later, as one that was told to
   * stop does. Not over UDP.
   *
   * @param parts how many parts of the answer leave before, at least 0; those beyond are lost
   * @param after the pause between the last of them and the close
   * @param resets whether the connection is reset; otherwise it is closed in order
   */
  record CloseAfter(int parts, Duration after, boolean resets) implements Mishap {
    /** Checks the count and the time. */
    public CloseAfter {
      if (parts < 0 || after.isNegative()) {
        throw new IllegalArgumentException("neither may be negative: " + parts + ", " + after);
      }
    }

    /**
     * After the whole answer, in order.
     *
     * @param after the pause between the answer and the close
     * @return the mishap
     */
    public static CloseAfter all(Duration after) {
      return new CloseAfter(Integer.MAX_VALUE, after, false);
    }
  }

  /** The connection is closed instead of an answer. Over UDP the answer is lost. */
  record Close() implements Mishap {}

  /** The connection is reset instead of an answer. Over UDP the answer is lost. */
  record Reset() implements Mishap {}

  /** From here on the connection stays open and silent. Over UDP the whole server does. */
  record Stall() implements Mishap {}

  /** The answer is lost. */
  record Lose() implements Mishap {}

  /**
   * One part of the answer is lost.
   *
   * @param part its number, from 0; an answer with fewer parts loses nothing
   */
  record LosePart(int part) implements Mishap {}

  /** The answer comes twice. */
  record Duplicate() implements Mishap {}

  /**
   * Bytes that mean nothing come before the answer.
   *
   * @param hex the bytes, two digits each
   */
  record Garbage(String hex) implements Mishap {
    /** Checks the digits. */
    public Garbage {
      HexFormat.of().parseHex(hex);
    }

    /**
     * Given bytes.
     *
     * @param bytes the bytes
     * @return the mishap
     */
    public static Garbage of(byte... bytes) {
      return new Garbage(HexFormat.of().formatHex(bytes));
    }

    /**
     * Random bytes.
     *
     * @param count how many
     * @param seed the same seed, the same bytes
     * @return the mishap
     */
    public static Garbage random(int count, long seed) {
      byte[] bytes = new byte[count];
      new Random(seed).nextBytes(bytes);
      return of(bytes);
    }

    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }
  }

  /**
   * A packet that nobody asked for comes before the answer, such as a line of chat.
   *
   * @param id its id; unused over UDP
   * @param type its type; unused over UDP
   * @param text its text
   */
  record Unsolicited(int id, int type, String text) implements Mishap {}

  /**
   * The answer is cut into frames of its id, as by a game with smaller pieces or with a frame for
   * each line; the server goes on with whatever is next meanwhile. Not over UDP.
   *
   * @param bytes how many bytes of the text a frame has at most, at least 1
   * @param pause what lies between two frames; zero writes them together
   */
  record Frames(int bytes, Duration pause) implements Mishap {
    /** Checks the size. */
    public Frames {
      if (bytes < 1) {
        throw new IllegalArgumentException("a frame must have at least 1 byte, not " + bytes);
      }
    }
  }

  /**
   * All frames of the answer carry another id. Not over UDP.
   *
   * @param id the id they carry
   */
  record WrongId(int id) implements Mishap {}

  /**
   * The length field of the first frame lies. Not over UDP.
   *
   * @param length its value
   */
  record BadLength(int length) implements Mishap {}
}
