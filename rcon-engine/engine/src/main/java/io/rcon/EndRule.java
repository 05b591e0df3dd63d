package io.rcon;

/** How the end of an answer was known. */
public enum EndRule {
  /** The game answers every command with exactly one packet. */
  SINGLE_PACKET,
  /**
   * A probe sent after the command was answered; servers answer in order, so the answer was whole.
   */
  PROBE,
  /** A piece shorter than the game's limit for pieces is the last one. */
  SHORT_FRAGMENT,
  /**
   * A datagram shorter than the game's full datagrams is the last one; none of them may be lost.
   */
  DATAGRAM_SIZE,
  /** A text that the caller had the server echo after the answer came back. */
  MARKER,
  /** Every piece says which one it is and how many there are. */
  PART_INDEX,
  /** A frame came that the game sends after every answer, and for nothing else. */
  END_FRAME,
  /** Nothing more came for a while: the end was guessed. */
  QUIET_TIME,
  /**
   * The server closed the connection after what can be a whole answer, as one does that was told to
   * stop.
   */
  CLOSED
}
