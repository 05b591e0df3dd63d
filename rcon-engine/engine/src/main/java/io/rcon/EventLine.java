package io.rcon;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The wording of one kind of event in a game, by which a line of its console becomes a typed {@link
 * RconEvent}.
 *
 * <p>A pattern is the line itself, with {@code {player}}, {@code {message}} or {@code {}}, for any
 * other text, where lines differ: {@code [Chat{}] [Online IDs:{}] {player} : {message}}. Each of
 * them takes at least one character, but for the message, which may be empty, and ends where the
 * text behind it first occurs. A player's name that no message follows is as long as the texts
 * behind it allow, since names may hold anything. Line ends behind the line do not count.
 *
 * @param kind the kind of event of such a line
 * @param pattern the line
 */
public record EventLine(Kind kind, String pattern) {
  /** The kind of event that a line reports. */
  public enum Kind {
    /** {@link RconEvent.Chat}; its pattern has a player and a message. */
    CHAT,
    /** {@link RconEvent.Join}; its pattern has a player. */
    JOIN,
    /** {@link RconEvent.Leave}; its pattern has a player. */
    LEAVE
  }

  private static final String PLAYER = "{player}";
  private static final String MESSAGE = "{message}";
  private static final List<String> NAMES = List.of(PLAYER, MESSAGE, "{}");

  /**
   * Checks the pattern.
   *
   * @throws IllegalArgumentException if a brace is not part of a known place, if nothing is between
   *     two places, or if the kind's places are not there once each
   */
  public EventLine {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(pattern, "pattern");
    int from = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
      int begin = open;
      String rest = pattern.substring(open);
      String name = NAMES.stream().filter(rest::startsWith).findFirst().orElse("");
      require(!name.isEmpty(), pattern, "a brace begins one of " + NAMES);
      require(begin == 0 || begin > from || from == 0, pattern, "two places need text between");
      from = open + name.length();
    }
    int messages = kind == Kind.CHAT ? 1 : 0;
    require(count(pattern, PLAYER) == 1, pattern, "it needs one {player}");
    require(
        count(pattern, MESSAGE) == messages,
        pattern,
        messages == 1 ? "it needs one {message}" : "only chat has a {message}");
  }

  private static void require(boolean holds, String pattern, String what) {
    if (!holds) {
      throw new IllegalArgumentException("the pattern '" + pattern + "' of an event: " + what);
    }
  }

  private static int count(String pattern, String name) {
    int at = pattern.indexOf(name);
    return at < 0 ? 0 : 1 + count(pattern.substring(at + name.length()), name);
  }

  /**
   * Reads a line.
   *
   * @param server the server that said it
   * @param text the line
   * @return the event; empty if the line has another wording
   */
  public Optional<RconEvent> read(Server server, String text) {
    int length = text.length();
    while (length > 0 && (text.charAt(length - 1) == '\n' || text.charAt(length - 1) == '\r')) {
      length--;
    }
    String line = text.substring(0, length);
    String player = "";
    String message = "";
    int at = 0;
    int from = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
      String before = pattern.substring(from, open);
      if (!line.startsWith(before, at)) {
        return Optional.empty();
      }
      at += before.length();
      from = pattern.indexOf('}', open) + 1;
      String name = pattern.substring(open, from);
      int end = end(line, at, name, from);
      if (end < at + (name.equals(MESSAGE) ? 0 : 1)) {
        return Optional.empty();
      }
      player = name.equals(PLAYER) ? line.substring(at, end) : player;
      message = name.equals(MESSAGE) ? line.substring(at, end) : message;
      at = end;
    }
    boolean whole =
        line.length() - at == pattern.length() - from && line.endsWith(pattern.substring(from));
    return whole ? Optional.of(event(server, text, player, message)) : Optional.empty();
  }

  /** The end of the value that begins here; less than its beginning if there is none. */
  private int end(String line, int at, String name, int from) {
    int next = pattern.indexOf('{', from);
    if (next < 0) {
      return line.length() - (pattern.length() - from);
    }
    String behind = pattern.substring(from, next);
    boolean last = name.equals(PLAYER) && pattern.indexOf(MESSAGE, from) < 0;
    return last ? lastEnd(line, from) : line.indexOf(behind, name.equals(MESSAGE) ? at : at + 1);
  }

  /** Searches backwards from the end of the line, over every text behind the place. */
  private int lastEnd(String line, int from) {
    int close = pattern.lastIndexOf('}');
    int end = line.length() - (pattern.length() - close - 1);
    while (close + 1 != from && end >= 0) {
      int to = pattern.lastIndexOf('{', close);
      close = pattern.lastIndexOf('}', to);
      String text = pattern.substring(close + 1, to);
      // Each place behind holds a character.
      end = line.lastIndexOf(text, end - text.length() - 1);
    }
    return end;
  }

  private RconEvent event(Server server, String text, String player, String message) {
    return switch (kind) {
      case CHAT -> new RconEvent.Chat(server, text, player, message);
      case JOIN -> new RconEvent.Join(server, text, player);
      case LEAVE -> new RconEvent.Leave(server, text, player);
    };
  }
}
