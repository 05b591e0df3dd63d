package io.rcon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The counts that the README gives: lower bounds, which the tests that make them hold it to. */
public final class Promised {
  private static final String README = read();

  private Promised() {}

  /**
   * The number before some words of the README.
   *
   * @param words what follows it there, once
   */
  public static long before(String words) {
    Matcher found = Pattern.compile("([0-9][0-9,]*) " + Pattern.quote(words)).matcher(README);
    if (!found.find()) {
      throw new AssertionError("the README has no number before '" + words + "'");
    }
    return Long.parseLong(found.group(1).replace(",", ""));
  }

  /** Fails if there are fewer than the README says. */
  public static void assertAtLeast(String words, long count) {
    if (count < before(words)) {
      throw new AssertionError(
          "the README says " + before(words) + " " + words + ", and there are only " + count);
    }
  }

  private static String read() {
    Path folder = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    while (!Files.exists(folder.resolve("DECISIONS.md"))) {
      folder = folder.resolve("..").normalize();
    }
    try {
      return Files.readString(folder.resolve("README.md")).replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
