package io.rcon.tunnel;

import io.netty.handler.ssl.NotSslRecordException;

/** Makes text from outside safe for a line of a log. */
final class LogText {
  private static final int LONGEST = 200;

  private LogText() {}

  /**
   * Describes why a client's connection failed. Netty's message would show the bytes that are no
   * TLS: a login in clear text of a client that forgot to encrypt.
   */
  static String ofFailure(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof NotSslRecordException) {
        return "the client speaks in clear text";
      }
    }
    return String.valueOf(failure.getMessage());
  }

  /**
   * Writes out whatever could move a cursor, begin a line or turn its direction, and cuts what is
   * too long.
   */
  static String harmless(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
    for (int i = 0; i < text.length(); i++) {
      if (out.length() >= LONGEST) {
        return out.append("...").toString();
      }
      char c = text.charAt(i);
      switch (Character.getType(c)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.PRIVATE_USE,
            Character.UNASSIGNED,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            out.append(String.format("\\u%04x", (int) c));
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
