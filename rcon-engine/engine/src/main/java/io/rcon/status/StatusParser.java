package io.rcon.status;

import java.util.List;

/** Reads one form of an answer. */
@FunctionalInterface
interface StatusParser {
  /**
   * Reads the lines of an answer.
   *
   * @param lines the answer, by lines, none of them longer than {@link TextLines#LONGEST}
   * @param status takes what was read
   * @return false if the answer is not of this form; what the status took is then discarded
   */
  boolean read(List<String> lines, StatusBuilder status);
}
