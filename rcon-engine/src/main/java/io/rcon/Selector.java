package io.rcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Chooses servers by tags and by the reserved keys {@code name}, {@code dialect} and {@code state}.
 * A value.
 *
 * <pre>
 *  region=eu,dialect!=source        both must hold
 *  name in (eu-17, eu-18)           one of
 *  region notin (eu, us)            none of, or no such tag
 *  event                            the tag is there
 *  !event                           the tag is not there
 * </pre>
 */
public final class Selector {
  static final Set<String> RESERVED = Set.of("name", "dialect", "state");

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
   * @throws IllegalArgumentException if a term cannot be read; the message says which and where
   */
  public static Selector parse(String text) {
    List<Term> terms = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = endOfTerm(text, from);
      String term = text.substring(from, to);
      if (!term.isBlank()) {
        terms.add(Term.parse(term.strip(), from));
      } else if (to < text.length() || !terms.isEmpty()) {
        throw new IllegalArgumentException(
            "selector '" + text + "': an empty term at column " + (from + 1));
      }
      from = to + 1;
    }
    return terms.isEmpty() ? ALL : new Selector(text.strip(), List.copyOf(terms));
  }

  private static int endOfTerm(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  /**
   * Whether a server is chosen.
   *
   * @param server the server
   * @param state where its session stands
   * @return true if every term holds
   */
  public boolean matches(Server server, SessionState state) {
    for (Term term : terms) {
      if (!term.holds(value(term.key, server, state))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String value(String key, Server server, SessionState state) {
    return switch (key) {
      case "name" -> server.name();
      case "dialect" -> server.dialect().name();
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
    private final @Nullable Set<String> values;

    private Term(String key, boolean negated, @Nullable Set<String> values) {
      this.key = key;
      this.negated = negated;
      this.values = values;
    }

    boolean holds(@Nullable String value) {
      boolean found = value != null && (values == null || values.contains(value));
      return found != negated;
    }

    static Term parse(String term, int column) {
      int in = term.indexOf(" in ");
      int notIn = term.indexOf(" notin ");
      int equals = term.indexOf('=');
      if (term.endsWith(")") && (in > 0 || notIn > 0)) {
        int cut = in > 0 ? in : notIn;
        return new Term(
            key(term.substring(0, cut), term, column),
            in <= 0,
            list(term.substring(cut + (in > 0 ? 4 : 7)).strip(), term, column));
      }
      if (equals >= 0) {
        boolean not = equals > 0 && term.charAt(equals - 1) == '!';
        int from = term.startsWith("==", equals) ? equals + 2 : equals + 1;
        String key = key(term.substring(0, not ? equals - 1 : equals), term, column);
        return new Term(key, not, of(key, term.substring(from).strip()));
      }
      boolean not = term.startsWith("!");
      return new Term(key(not ? term.substring(1) : term, term, column), not, null);
    }

    private static Set<String> list(String list, String term, int column) {
      if (!list.startsWith("(")) {
        throw unreadable(term, column);
      }
      TreeSet<String> values = new TreeSet<>();
      for (String value : list.substring(1, list.length() - 1).split(",", -1)) {
        values.add(value.strip());
      }
      return values;
    }

    private static Set<String> of(String key, String value) {
      return Set.of("state".equals(key) ? value.toLowerCase(Locale.ROOT) : value);
    }

    private static String key(String key, String term, int column) {
      String stripped = key.strip();
      if (!stripped.matches("[A-Za-z0-9][A-Za-z0-9._/-]*")) {
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
