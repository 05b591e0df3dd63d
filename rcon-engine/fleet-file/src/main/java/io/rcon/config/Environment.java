package io.rcon.config;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts environment variables in the place of <code>${NAME}</code>; <code>$${</code> escapes. */
final class Environment {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** A variable and nothing else. */
  private static final Pattern ONLY = Pattern.compile("\\$\\{[^{}]*}");

  private final Function<String, @Nullable String> lookup;

  Environment(Function<String, @Nullable String> lookup) {
    this.lookup = lookup;
  }

  /** Whether the value itself stands elsewhere. */
  static boolean holdsOnlyAVariable(Scalar scalar) {
    return ONLY.matcher(scalar.text()).matches();
  }

  Scalar expand(Scalar scalar) {
    String text = scalar.text();
    int at = text.indexOf("${");
    if (at < 0) {
      return scalar;
    }
    StringBuilder expanded = new StringBuilder();
    int from = 0;
    for (; at >= 0; at = text.indexOf("${", from)) {
      if (at > from && text.charAt(at - 1) == '$') {
        expanded.append(text, from, at - 1).append("${");
        from = at + 2;
        continue;
      }
      int end = text.indexOf('}', at);
      String name = end < 0 ? "" : text.substring(at + 2, end);
      Matcher matcher = NAME.matcher(name);
      if (!matcher.matches()) {
        throw scalar.error(
            "holds '${' without the name of an environment variable and '}'; write ${NAME}, or $${"
                + " for the characters themselves");
      }
      expanded.append(text, from, at).append(value(name, scalar));
      from = end + 1;
    }
    return scalar.withText(expanded.append(text, from, text.length()).toString());
  }

  private String value(String name, Scalar scalar) {
    String value = lookup.apply(name);
    if (value == null) {
      throw scalar.error("needs the environment variable " + name + ", which is not set; set it");
    }
    if (value.indexOf('\uFFFD') >= 0) {
      throw scalar.error(
          "needs the environment variable "
              + name
              + ", which holds bytes that cannot be read in this locale; set LC_ALL=C.UTF-8");
    }
    // Files that variables are made from often end with a line break.
    int end = value.length();
    while (end > 0 && (value.charAt(end - 1) == '\n' || value.charAt(end - 1) == '\r')) {
      end--;
    }
    return value.substring(0, end);
  }
}
