package io.rcon.simulator;

import io.rcon.codec.oob.OobFormat;

/**
 * How a game of Quake III's kin reads requests and forms answers.
 *
 * @param skipped how many bytes before the first word it does not look at
 * @param word the first word of a request; empty if the password comes first
 * @param reply the form of an answer
 * @param direction what stands before the answer to a query
 * @param sevenBits whether bytes above 127 become dots
 * @param fits how many bytes of text a datagram holds
 * @param silentIfEmpty whether nothing is sent for no text
 * @param badPassword what it says of a wrong password; empty for nothing
 */
record Quake3Form(
    int skipped,
    String word,
    OobFormat reply,
    String direction,
    boolean sevenBits,
    int fits,
    boolean silentIfEmpty,
    String badPassword) {
  /** A buffer of 1008 bytes with the NUL at its end. */
  static final Quake3Form ORIGINAL =
      new Quake3Form(0, "rcon", OobFormat.QUAKE3, "", false, 1007, false, "Bad rconpassword.\n");

  Quake3Form withSevenBits() {
    return new Quake3Form(skipped, word, reply, direction, true, fits, silentIfEmpty, badPassword);
  }

  Quake3Form fitting(int bytes) {
    return new Quake3Form(
        skipped, word, reply, direction, sevenBits, bytes, silentIfEmpty, badPassword);
  }

  Quake3Form silentIfEmptied() {
    return new Quake3Form(skipped, word, reply, direction, sevenBits, fits, true, badPassword);
  }

  Quake3Form refusing(String text) {
    return new Quake3Form(skipped, word, reply, direction, sevenBits, fits, silentIfEmpty, text);
  }

  /** Medal of Honor: a byte for the direction. */
  Quake3Form directed() {
    OobFormat print = OobFormat.of("\u0002rcon ", "", "\u0001print\n", "");
    return new Quake3Form(1, word, print, "\u0001", sevenBits, fits, silentIfEmpty, badPassword);
  }

  /** Black Ops: NULs around the request, a byte 01 before the answer. */
  Quake3Form binary() {
    OobFormat one = OobFormat.of("\0", "\0", "\u0001", "");
    return new Quake3Form(0, "", one, direction, sevenBits, fits, silentIfEmpty, badPassword);
  }

  /** FiveM: a blank behind the word of the answer. */
  Quake3Form blank() {
    OobFormat print = OobFormat.of("rcon ", "", "print ", "");
    return new Quake3Form(
        skipped, word, print, direction, sevenBits, fits, silentIfEmpty, badPassword);
  }
}
