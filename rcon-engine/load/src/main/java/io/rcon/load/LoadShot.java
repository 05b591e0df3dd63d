package io.rcon.load;

/** One command of a run and its times. Loop only. */
final class LoadShot {
  final String text;

  /** The text that a verified answer must hold; empty for nothing. */
  final String token;

  final long scheduledAt;

  /** Whether it belongs to the warm-up. */
  final boolean warm;

  long submittedAt;
  long writtenAt;
  boolean written;
  boolean ended;

  LoadShot(String text, String token, long scheduledAt, boolean warm) {
    this.text = text;
    this.token = token;
    this.scheduledAt = scheduledAt;
    this.warm = warm;
  }
}
