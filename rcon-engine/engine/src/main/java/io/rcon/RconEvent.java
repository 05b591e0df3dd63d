package io.rcon;

import java.util.Objects;

/**
 * A message that a server sent without being asked, or a line of an answer that tells what was said
 * ({@link CommonFacts#EVENT_COMMANDS}), as {@link RconSession#events()} publishes it. The kinds
 * depend on the game: where its format is not known, every event is {@link Console}.
 *
 * <p>Text, player and message are the server's own characters and may hold control characters, or
 * words that a player chose to look like the server's: show them as data.
 */
public sealed interface RconEvent {
  /** The most characters of a text, a player's name or a message; of longer ones the beginning. */
  int MAX_TEXT = 16 << 10;

  /** {@return the server that said it} */
  Server server();

  /** {@return the text as it came; empty for {@link Lost}} */
  String text();

  private static String begin(String text) {
    return Objects.requireNonNull(text).substring(0, Math.min(text.length(), MAX_TEXT));
  }

  /**
   * A line of the console, or anything else of no known kind.
   *
   * @param server the server
   * @param text the line
   */
  record Console(Server server, String text) implements RconEvent {
    /** Keeps the beginning of a long text. */
    public Console {
      Objects.requireNonNull(server, "server");
      text = begin(text);
    }
  }

  /**
   * A player wrote to others.
   *
   * @param server the server
   * @param text the whole line
   * @param player the player's name, as the server writes it
   * @param message the player's words
   */
  record Chat(Server server, String text, String player, String message) implements RconEvent {
    /** Keeps the beginnings of long texts. */
    public Chat {
      Objects.requireNonNull(server, "server");
      text = begin(text);
      player = begin(player);
      message = begin(message);
    }
  }

  /**
   * A player came to the server.
   *
   * @param server the server
   * @param text the whole line
   * @param player the player's name, as the server writes it
   */
  record Join(Server server, String text, String player) implements RconEvent {
    /** Keeps the beginnings of long texts. */
    public Join {
      Objects.requireNonNull(server, "server");
      text = begin(text);
      player = begin(player);
    }
  }

  /**
   * A player left the server.
   *
   * @param server the server
   * @param text the whole line
   * @param player the player's name, as the server writes it
   */
  record Leave(Server server, String text, String player) implements RconEvent {
    /** Keeps the beginnings of long texts. */
    public Leave {
      Objects.requireNonNull(server, "server");
      text = begin(text);
      player = begin(player);
    }
  }

  /**
   * Events were dropped here, since this subscriber was too slow for them.
   *
   * @param server the server that said them
   * @param count how many, at least 1
   */
  record Lost(Server server, long count) implements RconEvent {
    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if the count is below 1
     */
    public Lost {
      Objects.requireNonNull(server, "server");
      if (count < 1) {
        throw new IllegalArgumentException("at least one event is lost, not " + count);
      }
    }

    @Override
    public String text() {
      return "";
    }
  }
}
