package io.rcon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses servers by tags and by the reserved keys {@code name}, {@code dialect} and {@code state}.
 * A server whose dialect was built on another one is also of that dialect. A value.
 *
 * <pre>
 *  region=eu,dialect!=source        both must hold
 *  name in (eu-17, eu-18)           one of
 *  region notin (eu, us)            none of, or no such tag
 *  event                            the tag is there
 *  !event                           the tag is not there
 *  name=mc-*,region in (eu-?, us)   * is any characters, ? is one; \* and \? are the characters
 * </pre>
 */
public final class Selector {
  static final Set<String> RESERVED = Set.of("name", "dialect", "state");

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");

  private static final Pattern LIST =
      Pattern.compile("(?<key>\\S+)\\s+(?<how>in|notin)\\s*\\((?<values>.*)\\)");

  private static final Selector ALL = new Selector("", List.of());

  private final String text;
  private final List<Term> terms;

  private Selector(String text, List<Term> terms) {
    this.text = text;
    this.terms = terms;
  }

  /**
   * Every server.
   *
   * @return the selector without terms
   */
  public static Selector all() {
    return ALL;
  }

  /**
   * Reads a selector.
   *
   * @param text terms separated by commas; blank for every server
   * @return the selector
   * @throws IllegalArgumentException if a term cannot be read; the message names it and its place
   */
  public static Selector parse(String text) {
    if (text.isBlank()) {
      return ALL;
    }
    List<Term> terms = new ArrayList<>();
    for (int from = 0; from <= text.length(); ) {
      int to = endOfTerm(text, from);
      while (from < to && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
      if (from == to) {
        throw new IllegalArgumentException(
            "selector '" + text + "': an empty term at column " + (from + 1));
      }
      terms.add(Term.parse(text.substring(from, to).strip(), from));
      from = to + 1;
    }
    return new Selector(text.strip(), List.copyOf(terms));
  }

  private static int endOfTerm(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && depth > 0) {
        depth--;
      } else if (c == ',' && depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  /**
   * Whether a server is chosen.
   *
   * @param server the server
   * @param state the state of its session
   * @return true if every term holds
   */
  public boolean matches(Server server, SessionState state) {
    for (Term term : terms) {
      if (!term.holds(server, state)) {
        return false;
      }
    }
    return true;
  }

  /** Throws if no selector could name the key. */
  static void requireTagKey(String key) {
    if (RESERVED.contains(key)) {
      throw new IllegalArgumentException(
          "the tag '" + key + "' is reserved: selectors give it a meaning of their own");
    }
    if (!isKey(key)) {
      throw new IllegalArgumentException(
          "no selector can name the tag '"
              + key
              + "'; use letters, digits, and . _ / - after the first of them");
    }
  }

  static boolean isKey(String key) {
    return KEY.matcher(key).matches();
  }

  private static @Nullable String value(String key, Server server, SessionState state) {
    return switch (key) {
      case "name" -> server.name();
      case "state" -> state.name().toLowerCase(Locale.ROOT);
      default -> server.tags().get(key);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Selector that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class Term {
    final String key;
    private final boolean negated;
    private final @Nullable ValuePatterns values;

    private Term(String key, boolean negated, @Nullable ValuePatterns values) {
      this.key = key;
      this.negated = negated;
      this.values = values;
    }

    boolean holds(Server server, SessionState state) {
      boolean found =
          "dialect".equals(key) ? isOne(server.dialect()) : isOne(value(key, server, state));
      return found != negated;
    }

    /** A derived dialect also matches the name of its base. */
    private boolean isOne(Dialect dialect) {
      return isOne(dialect.name()) || dialect.base().map(this::isOne).orElse(false);
    }

    private boolean isOne(@Nullable String value) {
      return value != null && (values == null || values.contain(value));
    }

    static Term parse(String term, int column) {
      Matcher list = LIST.matcher(term);
      if (list.matches()) {
        String key = key(list.group("key"), term, column);
        return new Term(
            key, "notin".equals(list.group("how")), values(key, list.group("values"), column));
      }
      int equals = term.indexOf('=');
      if (equals < 0) {
        boolean not = term.startsWith("!");
        return new Term(key(not ? term.substring(1) : term, term, column), not, null);
      }
      boolean not = equals > 0 && term.charAt(equals - 1) == '!';
      String key = key(term.substring(0, not ? equals - 1 : equals), term, column);
      String value = term.substring(term.startsWith("==", equals) ? equals + 2 : equals + 1);
      if (value.indexOf(',') >= 0) {
        throw unreadable(term, column);
      }
      return new Term(key, not, values(key, value, column));
    }

    private static ValuePatterns values(String key, String list, int column) {
      ValuePatterns values = new ValuePatterns();
      for (String value : list.split(",", -1)) {
        values.add("state".equals(key) ? state(value.strip(), column) : value.strip());
      }
      return values;
    }

    private static String state(String value, int column) {
      for (SessionState state : SessionState.values()) {
        if (state.name().equalsIgnoreCase(value)) {
          return value.toLowerCase(Locale.ROOT);
        }
      }
      throw new IllegalArgumentException(
          "selector: there is no state '"
              + value
              + "' at column "
              + (column + 1)
              + "; the states are "
              + Arrays.toString(SessionState.values()).toLowerCase(Locale.ROOT));
    }

    private static String key(String key, String term, int column) {
      String stripped = key.strip();
      if (!isKey(stripped)) {
        throw unreadable(term, column);
      }
      return stripped;
    }

    private static IllegalArgumentException unreadable(String term, int column) {
      return new IllegalArgumentException(
          "selector: cannot read '"
              + term
              + "' at column "
              + (column + 1)
              + "; write key=value, key!=value, key in (a, b), key notin (a, b), key or !key");
    }
  }
}
