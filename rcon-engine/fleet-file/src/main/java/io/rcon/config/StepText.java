package io.rcon.config;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a schedule's step with places for {@code {left}}, the time that is left, and {@code
 * {name}}, the server's name. Braces around anything but lower-case letters are themselves. A
 * value.
 */
public final class StepText {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
  private static final String LEFT = "left";
  private static final String NAME = "name";

  private final String text;
  private final Set<String> places = new TreeSet<>();

  private StepText(String text) {
    this.text = text;
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.add(matcher.group(1));
    }
  }

  /**
   * Reads a text.
   *
   * @param text one line
   * @param countsDown whether {@code {left}} means something
   * @return the text
   * @throws IllegalArgumentException if it is blank, holds control characters, or has a place for
   *     something else
   */
  public static StepText of(String text, boolean countsDown) {
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("must be one line of text");
    }
    StepText read = new StepText(text);
    for (String place : read.places) {
      if (place.equals(LEFT) && !countsDown) {
        throw new IllegalArgumentException(
            "holds {left}, which only an announcement knows; remove it");
      }
      if (!place.equals(LEFT) && !place.equals(NAME)) {
        throw new IllegalArgumentException(
            "holds {" + place + "}; known are {name} and, in an announcement, {left}");
      }
    }
    return read;
  }

  /**
   * Whether the server's name has a place in it.
   *
   * @return true if it holds {@code {name}}
   */
  public boolean namesServer() {
    return places.contains(NAME);
  }

  /**
   * Puts values in their places. Quotes nothing.
   *
   * @param name the server's name
   * @param left the time that is left, in words
   * @return the text for one server at one moment
   */
  public String fill(String name, String left) {
    return PLACE
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(m.group(1).equals(LEFT) ? left : name));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StepText that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(text);
  }

  /** {@return the text as it was written} */
  @Override
  public String toString() {
    return text;
  }
}
