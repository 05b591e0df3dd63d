package io.rcon.status;

/** Reads the answers to one command of one family of games. Safe on any thread. */
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
   * @return a few words for people
   */
  String games();

  /**
   * Reads an answer, in time linear in its length. Lines of more than 256 KiB are not read, except
   * those of JSON; nor is what follows 65,536 lines, or of JSON 131,072 values or 8,192 players:
   * the status is then {@linkplain ServerStatus#complete incomplete}, and the text keeps all.
   *
   * @param text the answer, as {@link io.rcon.Reply#text()} gives it
   * @return its content; a status that is not {@linkplain ServerStatus#known known} if it is not of
   *     this format. Never throws
   */
  ServerStatus parse(String text);
}
