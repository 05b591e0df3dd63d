package io.rcon.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One value as it was written, with its key and place. Does not show itself: it may be secret. */
final class Scalar {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  /** A time in nanoseconds must fit where another is added to it. */
  private static final Duration LONGEST = Duration.ofDays(50 * 365);

  private static final Pattern IP_ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(?=[^%]*:)[0-9A-Fa-f:.]++(%[\\w.-]+)?");

  private static final Pattern INTEGER = Pattern.compile("\\d{1,9}");

  private final String key;
  private final String text;
  private final Place place;

  Scalar(String key, String text, Place place) {
    this.key = key;
    this.text = text;
    this.place = place;
  }

  String text() {
    return text;
  }

  Scalar withText(String changed) {
    return new Scalar(key, changed, place);
  }

  /** An error about this value; the caller decides whether the value may be told. */
  FleetFileException error(String problem) {
    return place.error("'" + key + "' " + problem);
  }

  /** At least zero. */
  Duration duration() {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw error("must be a time such as 500ms, 5s, 2m or 1h, not '" + text + "'");
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    if (duration.compareTo(LONGEST) > 0) {
      throw error("must be at most 50 years, not '" + text + "'");
    }
    return duration;
  }

  /** More than zero. */
  Duration positiveDuration() {
    Duration duration = duration();
    if (duration.isZero()) {
      throw error("must be more than zero");
    }
    return duration;
  }

  int integer(int least, int most) {
    int number = INTEGER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw error("must be a whole number from " + least + " to " + most + ", not '" + text + "'");
    }
    return number;
  }

  boolean flag() {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error("must be true or false, not '" + text + "'");
    };
  }

  /** This value, which looks like an IPv4 or IPv6 address. */
  Scalar ipAddress() {
    if (!IP_ADDRESS.matcher(text).matches()) {
      throw error("must be an IPv4 or IPv6 address of this machine, not '" + text + "'");
    }
    return this;
  }

  <E extends Enum<E>> E oneOf(List<E> choices) {
    List<String> names = new ArrayList<>();
    for (E choice : choices) {
      String name = choice.name().toLowerCase(Locale.ROOT);
      if (name.equals(text)) {
        return choice;
      }
      names.add(name);
    }
    throw error("cannot be '" + text + "'; " + Nearest.suggest(text, names, "it is one of"));
  }
}
