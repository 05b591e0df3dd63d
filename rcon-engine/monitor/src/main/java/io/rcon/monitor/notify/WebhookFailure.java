package io.rcon.monitor.notify;

import java.net.ConnectException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Describes the failure of a webhook, in this program's words alone. */
final class WebhookFailure {
  private static final Duration LONGEST_REST = Duration.ofHours(1);
  private static final int DEEPEST = 8;

  private WebhookFailure() {}

  /** The meaning of a status and, if there is one, of {@code Retry-After}. */
  static WebhookAnswer of(int status, @Nullable String after) {
    if (status >= 200 && status < 300) {
      return WebhookAnswer.delivered();
    }
    if (status >= 300 && status < 400) {
      return WebhookAnswer.refused(
          "HTTP " + status + ": redirects are not followed; write the final URL into the file");
    }
    if (status == 429 || status == 408 || status >= 500) {
      return WebhookAnswer.again(
          "HTTP " + status + "; trying again", after == null ? Duration.ZERO : rest(after));
    }
    return WebhookAnswer.refused("HTTP " + status + ": check the URL in the file, and its form");
  }

  static WebhookAnswer of(Throwable failure) {
    String what = "no connection, or it broke";
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof TimeoutException
          || (cause instanceof ConnectException && isTimeout(cause))) {
        what = "no answer in time";
      } else if (cause instanceof SSLException) {
        what = "TLS failed: the certificate is not trusted, or not of this host";
      }
      cause = cause.getCause();
    }
    return WebhookAnswer.again(what + "; trying again", Duration.ZERO);
  }

  private static boolean isTimeout(Throwable cause) {
    return cause.getClass().getSimpleName().contains("Timeout");
  }

  /** Seconds or a date; nothing where it is neither, and an hour at most. */
  static Duration rest(String text) {
    Duration rest = seconds(text);
    if (rest == null) {
      try {
        ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
        rest = Duration.between(Instant.now(), until.toInstant());
      } catch (DateTimeException | ArithmeticException e) {
        rest = Duration.ZERO;
      }
    }
    if (rest.isNegative()) {
      return Duration.ZERO;
    }
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }

  private static @Nullable Duration seconds(String text) {
    try {
      double seconds = Double.parseDouble(text);
      // A text that is no number becomes zero.
      double bounded = Math.min(seconds, (double) LONGEST_REST.toSeconds());
      return Duration.ofMillis((long) (bounded * 1000));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
