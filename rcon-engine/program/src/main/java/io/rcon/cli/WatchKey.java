package io.rcon.cli;

import java.io.IOException;
import java.util.Map;
import org.jline.utils.NonBlockingReader;

/**
 * A key of a terminal.
 *
 * @param kind which
 * @param character the code point of a key that types one; 0 of others
 */
record WatchKey(Kind kind, int character) {
  enum Kind {
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    ENTER,
    ESCAPE,
    ERASE,
    CHARACTER,
    OTHER
  }

  /** The rest of a sequence follows its escape sooner than a person's next key. */
  private static final long SEQUENCE_MILLIS = 100;

  private static final long PAUSE_MILLIS = 1000;

  private static final int ESC = 0x1b;
  private static final int LONGEST = 16;

  private static final Map<String, Kind> SEQUENCES =
      Map.ofEntries(
          Map.entry("A", Kind.UP),
          Map.entry("B", Kind.DOWN),
          Map.entry("H", Kind.HOME),
          Map.entry("F", Kind.END),
          Map.entry("1~", Kind.HOME),
          Map.entry("7~", Kind.HOME),
          Map.entry("4~", Kind.END),
          Map.entry("8~", Kind.END),
          Map.entry("5~", Kind.PAGE_UP),
          Map.entry("6~", Kind.PAGE_DOWN));

  static WatchKey of(Kind kind) {
    return new WatchKey(kind, 0);
  }

  static WatchKey of(char character) {
    return new WatchKey(Kind.CHARACTER, character);
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean is(char typed) {
    return kind == Kind.CHARACTER && character == typed;
  }

  /**
   * Waits for the next key.
   *
   * @return null once the terminal is gone
   */
  static @org.jspecify.annotations.Nullable WatchKey read(NonBlockingReader in) throws IOException {
    int first;
    do {
      // A read without an end would keep the terminal from being closed.
      first = in.read(PAUSE_MILLIS);
    } while (first == NonBlockingReader.READ_EXPIRED);
    if (first < 0) {
      return null;
    }
    return switch (first) {
      case ESC -> sequence(in);
      case '\r', '\n' -> of(Kind.ENTER);
      case '\b', 0x7f -> of(Kind.ERASE);
      default -> first < ' ' ? of(Kind.OTHER) : new WatchKey(Kind.CHARACTER, character(first, in));
    };
  }

  private static int character(int first, NonBlockingReader in) throws IOException {
    if (!Character.isHighSurrogate((char) first)) {
      return first;
    }
    int second = in.read(SEQUENCE_MILLIS);
    return second > 0 ? Character.toCodePoint((char) first, (char) second) : '?';
  }

  /** The keys of both modes that terminals have for arrows; any other sequence to its end. */
  private static WatchKey sequence(NonBlockingReader in) throws IOException {
    int begin = in.read(SEQUENCE_MILLIS);
    if (begin < 0) {
      return of(Kind.ESCAPE);
    }
    if (begin != '[' && begin != 'O') {
      return of(Kind.OTHER);
    }
    StringBuilder rest = new StringBuilder();
    while (rest.length() < LONGEST) {
      int next = in.read(SEQUENCE_MILLIS);
      if (next < 0) {
        break;
      }
      rest.append((char) next);
      if (next >= '@' && next <= '~') {
        break;
      }
    }
    return of(SEQUENCES.getOrDefault(rest.toString(), Kind.OTHER));
  }
}
