package io.rcon.config;

import io.rcon.Readings;
import java.time.Duration;
import java.util.Collection;
import java.util.regex.Pattern;

/** One value as it was written, with its key and place. Does not show itself: it may be secret. */
final class Scalar {
  private static final Pattern IP_ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(?=[^%]*:)[0-9A-Fa-f:.]++(%[\\w.-]+)?");

  private final String key;
  private final String text;
  private final Place place;

  Scalar(String key, String text, Place place) {
    this.key = key;
    this.text = text;
    this.place = place;
  }

  Place place() {
    return place;
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
    return WrittenNode.read(this, Readings.DURATION, Duration.ZERO);
  }

  /** More than zero. */
  Duration positiveDuration() {
    Duration duration = duration();
    if (duration.isZero()) {
      throw error("must be more than zero");
    }
    return duration;
  }

  boolean flag() {
    return WrittenNode.read(this, Readings.FLAG, false);
  }

  /** This value, which looks like an IPv4 or IPv6 address. */
  Scalar ipAddress() {
    if (!IP_ADDRESS.matcher(text).matches()) {
      throw error("must be an IPv4 or IPv6 address of this machine, not '" + text + "'");
    }
    return this;
  }

  /** An error about a text that is none of some words. */
  FleetFileException noneOf(Collection<String> words) {
    return error("cannot be '" + text + "'; " + Nearest.suggest(text, words, "it is one of"));
  }
}
