package io.rcon.status;

import java.util.Locale;

/** Tells the kinds of identifiers apart by their form. */
final class SteamIds {
  /** The digits of a Steam id of 64 bits. */
  private static final int STEAM64 = 17;

  private SteamIds() {}

  /** Adds what is an identifier; words such as {@code BOT} and {@code STEAM_ID_PENDING} are not. */
  static void add(String word, PlayerBuilder player) {
    switch (word) {
      case "BOT", "HLTV", "STEAM_ID_PENDING", "STEAM_ID_LAN", "UNKNOWN", "Console", "" -> {}
      default -> player.id(kind(word), word);
    }
  }

  /** Whether it has the form of a Steam id of 64 bits. */
  static boolean steam64(String word) {
    return word.length() == STEAM64 && Numerals.digits(word) && word.startsWith("7656119");
  }

  /** The kind of an identifier: {@code steam}, {@code eos}, or {@code id} where none is known. */
  static String kind(String word) {
    if (word.startsWith("STEAM_") || word.startsWith("[") || steam64(word)) {
      return "steam";
    }
    return Numerals.hex(word, 32) ? "eos" : "id";
  }

  /** Adds {@code Steam_7656…}, {@code EOS_0002…} and the like under the kind before the line. */
  static void prefixed(String word, PlayerBuilder player) {
    int line = word.indexOf('_');
    if (line > 0) {
      player.id(word.substring(0, line).toLowerCase(Locale.ROOT), word.substring(line + 1));
    } else {
      SteamIds.add(word, player);
    }
  }
}
