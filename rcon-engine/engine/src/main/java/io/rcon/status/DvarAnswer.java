package io.rcon.status;

import java.util.List;

/**
 * The value of a variable of Call of Duty: {@code "name" is: "value^7" default: "value^7"}, in T6
 * and IW5 {@code name is "value"}. One {@code ^7} at the end is the console's.
 */
final class DvarAnswer implements StatusParser {
  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean known = false;
    for (String line : lines) {
      if (!known) {
        known = value(line, status);
      } else {
        latched(line.strip(), status);
      }
    }
    return known;
  }

  private static boolean value(String line, StatusBuilder status) {
    LineScanner words = new LineScanner(line);
    int standard = line.lastIndexOf("\" default: \"");
    String key;
    String value;
    if (words.accept("\"")) {
      key = words.before("\" is: \"");
      if (key == null) {
        return false;
      }
      String usual = standard < 0 ? null : words.after("\" default: \"");
      if (usual != null) {
        int info = usual.indexOf("\" info: \"");
        if (info >= 0) {
          status.detail("info", chop(usual.substring(info + "\" info: \"".length()).strip()));
          usual = usual.substring(0, info + 1);
        }
        usual = usual.strip();
        status.detail("default", plain(usual.endsWith("\"") ? chop(usual) : usual));
        value = words.raw();
      } else if (words.acceptLast("\"")) {
        value = words.raw();
      } else {
        return false;
      }
    } else {
      key = words.before(" is \"");
      if (key == null || key.indexOf(' ') >= 0 || !words.acceptLast("\"")) {
        return false;
      }
      value = words.raw();
    }
    status.detail("variable", key).detail("value", plain(value));
    switch (key) {
      case "sv_hostname" -> status.name(ColourCodes.CARET_DIGIT.strip(value));
      case "mapname" -> status.map(plain(value));
      case "sv_maxclients", "party_maxplayers" -> status.max(Numerals.toInt(plain(value)));
      case "version", "shortversion" -> status.version(plain(value));
      default -> {
        // Only in the details.
      }
    }
    return true;
  }

  private static void latched(String line, StatusBuilder status) {
    for (String key : List.of("latched", "info")) {
      if (line.startsWith(key + ": \"")
          && line.endsWith("\"")
          && line.length() > key.length() + 3) {
        status.detail(key, plain(line.substring(key.length() + 3, line.length() - 1)));
      }
    }
  }

  private static String chop(String text) {
    return text.isEmpty() ? text : text.substring(0, text.length() - 1);
  }

  private static String plain(String value) {
    return value.endsWith("^7") ? value.substring(0, value.length() - 2) : value;
  }
}
