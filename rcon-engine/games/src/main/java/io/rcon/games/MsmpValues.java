package io.rcon.games;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values by name, as a command gives them: {@code player.name="Anna" overlay=false}. A point leads
 * into an object, and into a list where a number follows it, as in {@code receivingPlayers.0.name}.
 */
final class MsmpValues {
  private static final int DEEPEST = 8;

  /** The JSON of a value, or a tree of them. */
  private final Map<String, Object> root = new LinkedHashMap<>();

  private final String text;
  private int at;

  private MsmpValues(String text) {
    this.text = text;
  }

  /**
   * Reads values.
   *
   * @throws IllegalArgumentException if it is anything else; the message begins a sentence
   */
  static MsmpValues read(String text) {
    MsmpValues values = new MsmpValues(text);
    while (values.at < text.length()) {
      values.pair();
    }
    return values;
  }

  private void pair() {
    Map<String, Object> tree = root;
    String key = name();
    for (int depth = 0; is('.'); depth++) {
      at++;
      Object inner = tree.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
      if (!(inner instanceof Map) || depth >= DEEPEST) {
        throw new IllegalArgumentException("a value is given twice, or too deep");
      }
      tree = asTree(inner);
      key = name();
    }
    require(is('='), "a name is not followed by = and a value");
    at++;
    require(tree.put(key, value()) == null, "a value is given twice");
    require(at == text.length() || is(' '), "a value is not followed by a blank");
    at++;
  }

  @SuppressWarnings("unchecked") // What is put where a name goes on is a map of this kind.
  private static Map<String, Object> asTree(Object inner) {
    return (Map<String, Object>) inner;
  }

  private static void require(boolean condition, String words) {
    if (!condition) {
      throw new IllegalArgumentException(words);
    }
  }

  private boolean is(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private String name() {
    int begin = at;
    while (at < text.length() && isOfName(text.charAt(at))) {
      at++;
    }
    require(at > begin, "a value has no name");
    return text.substring(begin, at);
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /** A text between quotes, which no quote is in, or a word of JSON. */
  private String value() {
    if (is('"')) {
      int end = text.indexOf('"', at + 1);
      require(end > 0, "a text has no end");
      StringBuilder json = new StringBuilder("\"");
      JsonStringEncoder.getInstance().quoteAsString(text.substring(at + 1, end), json);
      at = end + 1;
      return json.append('"').toString();
    }
    int end = text.indexOf(' ', at);
    String word = text.substring(at, end < 0 ? text.length() : end);
    require(isWord(word), "a value is no text between quotes, number, true or false");
    at += word.length();
    return word;
  }

  private static boolean isWord(String word) {
    int begin = word.startsWith("-") ? 1 : 0;
    String digits = word.substring(begin);
    boolean number =
        !digits.isEmpty()
            && digits.length() <= 18
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && (digits.length() == 1 || digits.charAt(0) != '0');
    return number || word.equals("true") || word.equals("false");
  }

  /** The values without their names, with commas between. */
  String listed() {
    StringBuilder json = new StringBuilder();
    for (Object value : root.values()) {
      json.append(json.length() == 0 ? "" : ",").append(json(value));
    }
    return json.toString();
  }

  /** All of them as an object. */
  String object() {
    return json(root);
  }

  private static String json(Object value) {
    if (!(value instanceof Map)) {
      return value.toString();
    }
    Map<String, Object> tree = asTree(value);
    boolean list = tree.containsKey("0");
    StringBuilder json = new StringBuilder();
    int index = 0;
    for (Map.Entry<String, Object> entry : tree.entrySet()) {
      require(
          !list || entry.getKey().equals(Integer.toString(index)),
          "the items of a list are not numbered 0, 1 and so on");
      json.append(index++ == 0 ? "" : ",");
      json.append(list ? "" : "\"" + entry.getKey() + "\":").append(json(entry.getValue()));
    }
    return list ? "[" + json + "]" : "{" + json + "}";
  }
}
