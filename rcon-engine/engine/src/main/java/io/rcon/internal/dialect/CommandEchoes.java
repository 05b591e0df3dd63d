package io.rcon.internal.dialect;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Matches the messages of a server to its commands where answers are messages: each answer begins
 * with the command, so that the late one of a command that was given up is told from that of the
 * next. Event loop only.
 */
final class CommandEchoes {
  private static final String FRONT = "Processing Command: ";

  /** So many given up are remembered; a server that is that late has others to tell of it. */
  private static final int MOST = 16;

  private final Map<Integer, String> asked = new HashMap<>(4);
  private final Map<String, Integer> givenUp = new LinkedHashMap<>();

  /** Whether what is said now answers a command that was given up. */
  private boolean late;

  void asked(int number, String text) {
    asked.put(number, text.strip());
  }

  void answered(int number) {
    asked.remove(number);
  }

  void givenUp(int number) {
    String text = asked.remove(number);
    if (text != null) {
      if (givenUp.size() == MOST) {
        givenUp.remove(givenUp.keySet().iterator().next());
      }
      givenUp.put(text, number);
    }
  }

  /**
   * A message came.
   *
   * @param number the command whose answer is awaited, if any
   * @return whether it is of another one's answer
   */
  boolean isLate(String message, int number) {
    if (message.startsWith(FRONT)) {
      String command = message.substring(FRONT.length()).strip();
      late = !command.equals(asked.get(number)) && givenUp.remove(command) != null;
    }
    return late;
  }
}
