package io.rcon.codec.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the parts of a split answer are numbered, after the four bytes of their id. */
enum SplitForm {
  /** Total, number, and an unused size of two bytes. */
  SOURCE(4),
  /** Total and number: protocol 7 of a few old games. */
  SOURCE_SIZELESS(2),
  /** The number in the upper four bits, the total in the lower ones. */
  GOLD_SOURCE(1);

  private final int header;

  SplitForm(int header) {
    this.header = header;
  }

  int header() {
    return header;
  }

  private int total(byte... part) {
    return part[0] & (this == GOLD_SOURCE ? 0x0f : 0xff);
  }

  private int number(byte... part) {
    return this == GOLD_SOURCE ? (part[0] & 0xff) >> 4 : part[1] & 0xff;
  }

  /**
   * Brings parts into order. Those that do not fit the first are left out, and of several with one
   * number all but the first.
   *
   * @param parts as they came, without the first eight bytes
   * @return all of them, null if one is missing
   */
  byte @Nullable [][] order(List<byte[]> parts) {
    byte[][] ordered = null;
    int missing = 0;
    for (byte[] part : parts) {
      if (part.length < header || number(part) >= total(part)) {
        continue;
      }
      if (ordered == null) {
        ordered = new byte[total(part)][];
        missing = ordered.length;
      }
      if (total(part) == ordered.length && ordered[number(part)] == null) {
        ordered[number(part)] = part;
        missing--;
      }
    }
    return missing == 0 ? ordered : null;
  }
}
