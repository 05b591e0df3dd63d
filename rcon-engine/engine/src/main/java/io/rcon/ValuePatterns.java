package io.rcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values of a selector's term. In each, {@code *} stands for any characters and {@code ?} for
 * one; a backslash before one of these, or before another backslash, takes its meaning away.
 */
final class ValuePatterns {
  // Noncharacters, which no value holds: they stand for * and ? in patterns.
  private static final char ANY = '\uFFFF';
  private static final char ONE = '\uFFFE';

  private final Set<String> plain = new TreeSet<>();
  private final List<String> patterns = new ArrayList<>();

  void add(String value) {
    StringBuilder read = new StringBuilder(value.length());
    boolean isPattern = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean escapes = c == '\\' && i + 1 < value.length() && isSpecial(value.charAt(i + 1));
      if (escapes) {
        read.append(value.charAt(++i));
      } else if (c == '*' || c == '?') {
        isPattern = true;
        read.append(c == '*' ? ANY : ONE);
      } else {
        read.append(c);
      }
    }
    if (isPattern) {
      patterns.add(read.toString());
    } else {
      plain.add(read.toString());
    }
  }

  private static boolean isSpecial(char c) {
    return c == '*' || c == '?' || c == '\\';
  }

  boolean contain(String value) {
    if (plain.contains(value)) {
      return true;
    }
    for (String pattern : patterns) {
      if (matches(pattern, value)) {
        return true;
      }
    }
    return false;
  }

  /** Goes back to the last {@code *} only, so that no pattern costs more than length by length. */
  private static boolean matches(String pattern, String value) {
    int p = 0;
    int v = 0;
    int star = -1;
    int resume = 0;
    while (v < value.length()) {
      char c = p < pattern.length() ? pattern.charAt(p) : 0;
      if (p < pattern.length() && c == ANY) {
        star = p++;
        resume = v;
      } else if (p < pattern.length() && (c == ONE || c == value.charAt(v))) {
        v += c == ONE ? Character.charCount(value.codePointAt(v)) : 1;
        p++;
      } else if (star >= 0) {
        p = star + 1;
        v = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == ANY) {
      p++;
    }
    return p == pattern.length();
  }
}
