package io.rcon.monitor.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of the log: a JSON object whose last field is the hash of the rest and of the hash before
 * it.
 *
 * @param body the line up to its hash
 * @param hash 64 hexadecimal digits
 */
record AuditLine(String body, String hash) {
  /** Stands before the first line. */
  static final String BEGINNING = "0".repeat(64);

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final String BEFORE = ",\"hash\":\"";
  private static final String AFTER = "\"}";

  /** The line that follows another. */
  static AuditLine after(String previous, String body) {
    return new AuditLine(body, hash(previous, body));
  }

  /** Empty if the text has no hash where it should be. */
  static Optional<AuditLine> read(String text) {
    int end = text.length() - AFTER.length();
    int begin = end - BEGINNING.length();
    if (begin < BEFORE.length()
        || !text.endsWith(AFTER)
        || !text.startsWith(BEFORE, begin - BEFORE.length())) {
      return Optional.empty();
    }
    String hash = text.substring(begin, end);
    return HASH.matcher(hash).matches()
        ? Optional.of(new AuditLine(text.substring(0, begin - BEFORE.length()), hash))
        : Optional.empty();
  }

  /** Whether it is the line that was written after another. */
  boolean isAfter(String previous) {
    return hash.equals(hash(previous, body));
  }

  String text() {
    return body + BEFORE + hash + AFTER;
  }

  static String hash(String previous, String body) {
    try {
      byte[] chained = (previous + "\n" + body).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(chained));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
