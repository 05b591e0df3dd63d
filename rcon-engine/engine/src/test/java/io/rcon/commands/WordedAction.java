package io.rcon.commands;

import io.rcon.Dialect;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The only line that may be sent for an action, derived from the dialect a second time. */
final class WordedAction {
  private static final Pattern PLACE = Pattern.compile("\\[[^]]*]|\\{[a-z]+}");

  private WordedAction() {}

  /** Of a name and a text, or of what a list of players has for the name. */
  static Pattern of(Dialect dialect, GameAction action, String player, String text) {
    String template = dialect.get(action.template());
    String line =
        switch (dialect.family().name()) {
          // What is sent are words; the server's record quotes those with blanks in them.
          case "frostbite" -> filled(template.replace("\"", ""), player, text);
          // A byte stands for the command's name.
          case "evrima" ->
              "[0-9]+" + filled(template.substring(template.indexOf(' ')), player, text);
          default -> filled(template, player, text);
        };
    return Pattern.compile(line, Pattern.DOTALL);
  }

  /** Whether a server's record shows it. */
  static boolean shows(Dialect dialect, Pattern only, String recorded) {
    boolean words = dialect.family().name().equals("frostbite");
    return only.matcher(words ? recorded.replace("\"", "") : recorded).matches();
  }

  /** What a console makes of it, with one blank between words. */
  static Pattern read(Dialect dialect, GameAction action, String player, String text) {
    String unquoted = dialect.get(action.template()).replace("\"", "");
    String name = player.replaceAll(" +", " ");
    return Pattern.compile(filled(unquoted, name, text.replaceAll(" +", " ")), Pattern.DOTALL);
  }

  /** How many words it has for a console that keeps what stands between quotes together. */
  static int words(Dialect dialect, GameAction action, boolean bare) {
    String template = dialect.get(action.template());
    String whole = bare ? template.replaceAll("\\[[^]]*]", "") : template;
    return whole.split(" ").length;
  }

  private static String filled(String template, String player, String text) {
    StringBuilder line = new StringBuilder();
    Matcher place = PLACE.matcher(template);
    int from = 0;
    while (place.find()) {
      line.append(Pattern.quote(template.substring(from, place.start())));
      line.append(value(place.group(), player, text));
      from = place.end();
    }
    return line.append(Pattern.quote(template.substring(from))).toString();
  }

  private static String value(String place, String player, String text) {
    if (place.startsWith("[")) {
      return text.isEmpty() ? "" : filled(place.substring(1, place.length() - 1), player, text);
    }
    return switch (place) {
      case "{text}", "{reason}" -> Pattern.quote(text);
      case "{name}", "{listed}" -> Pattern.quote(player);
      case "{slot}" -> "[0-9]+";
      case "{address}" -> "[0-9a-f.:]+";
      default -> "[A-Za-z0-9_:\\[\\]-]+";
    };
  }
}
