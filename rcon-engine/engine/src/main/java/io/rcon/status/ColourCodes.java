package io.rcon.status;

/** The forms of colour codes in games, and their removal from a text. */
public enum ColourCodes {
  /** No colours. */
  NONE {
    @Override
    int length(String text, int at) {
      return 0;
    }
  },
  /** {@code ^0} to {@code ^9}: Call of Duty. */
  CARET_DIGIT {
    @Override
    int length(String text, int at) {
      return caret(text, at) && digit(text.charAt(at + 1)) ? 2 : 0;
    }
  },
  /** {@code ^} and any character but another {@code ^}: Quake III Arena and its kin. */
  CARET_ANY {
    @Override
    int length(String text, int at) {
      return caret(text, at) && text.charAt(at + 1) != '^' ? 2 : 0;
    }
  },
  /** {@code ^0} to {@code ^9}, and {@code ^xRGB}; {@code ^^} is a caret: DarkPlaces, FTE. */
  CARET_HEX {
    @Override
    int length(String text, int at) {
      if (!caret(text, at)) {
        return 0;
      }
      char code = text.charAt(at + 1);
      if (code == 'x' && hex(text, at + 2, 3)) {
        return 5;
      }
      return digit(code) ? 2 : code == '^' ? 1 : 0;
    }

    @Override
    int kept(String text, int at) {
      return text.charAt(at + 1) == '^' ? 1 : 0;
    }
  },
  /** {@code §} and a character, of which {@code §x§R§R§G§G§B§B} is made too: Minecraft. */
  SECTION {
    @Override
    int length(String text, int at) {
      return text.charAt(at) == '§' ? Math.min(2, text.length() - at) : 0;
    }
  },
  /** {@code 0xRRGGBB}: Armagetron. */
  HEX_LITERAL {
    @Override
    int length(String text, int at) {
      return text.startsWith("0x", at) && hex(text, at + 2, 6) ? 8 : 0;
    }
  },
  /** The characters 1 to 16: the chat of Counter-Strike. */
  CONTROL {
    @Override
    int length(String text, int at) {
      return text.charAt(at) >= 1 && text.charAt(at) <= 0x10 ? 1 : 0;
    }
  },
  /** The second half of the font, which is golden, and its digits and brackets: QuakeWorld. */
  QUAKE_FONT {
    @Override
    int length(String text, int at) {
      return 0;
    }

    @Override
    char plain(char c) {
      if (c > 0xff) {
        return c;
      }
      int low = c & 0x7f;
      if (low >= 0x12 && low <= 0x1b) {
        return (char) ('0' + low - 0x12);
      }
      return low == 0x10 ? '[' : low == 0x11 ? ']' : (char) low;
    }
  };

  /**
   * The text without its colours.
   *
   * @param text any text
   * @return the text as players see it; its length is at most that of the text
   */
  public String strip(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int length = length(text, at);
      if (length == 0) {
        plain.append(plain(text.charAt(at++)));
      } else {
        plain.append(text, at, at + kept(text, at));
        at += length + kept(text, at);
      }
    }
    return plain.toString();
  }

  /** How many characters at this place are a code. */
  abstract int length(String text, int at);

  /** How many characters of a code stand for themselves. */
  int kept(String text, int at) {
    return 0;
  }

  char plain(char c) {
    return c;
  }

  private static boolean caret(String text, int at) {
    return text.charAt(at) == '^' && at + 1 < text.length();
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean hex(String text, int from, int count) {
    if (from + count > text.length()) {
      return false;
    }
    for (int at = from; at < from + count; at++) {
      if (Character.digit(text.charAt(at), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
