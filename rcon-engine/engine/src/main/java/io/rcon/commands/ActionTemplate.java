package io.rcon.commands;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The words of a game for one action, with places for arguments. */
final class ActionTemplate {
  static final String TEXT = "text";
  static final String REASON = "reason";
  static final String MAP = "map";
  static final String NAME = "name";
  static final String LISTED = "listed";
  static final String SLOT = "slot";
  static final String ADDRESS = "address";
  static final String STEAMID = "steamid";

  private static final Set<String> NO_PLAYER = Set.of(TEXT, REASON, MAP);

  private final String template;
  private final Set<String> keys = new TreeSet<>();

  ActionTemplate(String template) {
    this.template = template;
    for (int at = template.indexOf('{'); at >= 0; at = template.indexOf('{', at + 1)) {
      keys.add(template.substring(at + 1, template.indexOf('}', at)));
    }
  }

  boolean has(String key) {
    return keys.contains(key);
  }

  /** Which argument names the player. */
  Optional<String> player() {
    return keys.stream().filter(key -> !NO_PLAYER.contains(key)).findFirst();
  }

  /** Checks an argument on its way into its place. */
  interface Place {
    /** Returns the argument; {@code quoted} says whether it stands between quotes. */
    String put(String key, String argument, boolean quoted);
  }

  /** The line; what is in brackets is left out if its argument is empty. */
  String fill(Map<String, String> arguments, Place place) {
    StringBuilder line = new StringBuilder(template.length() + 64);
    for (int at = 0; at < template.length(); at++) {
      char c = template.charAt(at);
      if (c == '{') {
        int end = template.indexOf('}', at);
        String key = template.substring(at + 1, end);
        boolean quoted = at > 0 && template.charAt(at - 1) == '"';
        line.append(place.put(key, arguments.getOrDefault(key, ""), quoted));
        at = end;
      } else if (c == '[') {
        int end = template.indexOf(']', at);
        int key = template.indexOf('{', at);
        boolean empty =
            key >= 0
                && key < end
                && arguments
                    .getOrDefault(template.substring(key + 1, template.indexOf('}', key)), "")
                    .isEmpty();
        at = empty ? end : at;
      } else if (c != ']') {
        line.append(c);
      }
    }
    return line.toString();
  }
}
