package io.rcon.status;

/** How one command of one family of games answers. Safe on any thread. */
public interface StatusFormat {
  /**
   * The name by which a dialect names this format.
   *
   * @return for instance {@code quake3}
   */
  String key();

  /**
   * The games and the command whose answers this reads.
   *
   * @return some words for people
   */
  String games();

  /**
   * Reads an answer, in a time that grows with its length and no faster. Lines of more than 256 KiB
   * are not read, except those of JSON; nor is what follows 65,536 lines, or of JSON 131,072 values
   * or 8,192 players: the status is then {@linkplain ServerStatus#complete incomplete}, and the
   * text keeps all.
   *
   * @param text the answer, as {@link io.rcon.Reply#text()} gives it
   * @return what it says; a status that is not {@linkplain ServerStatus#known known} if it is not
   *     of this format. Never throws
   */
  ServerStatus parse(String text);
}
