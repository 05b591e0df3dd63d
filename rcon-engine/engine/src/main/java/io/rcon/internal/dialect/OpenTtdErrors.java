package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.openttd.OpenTtdPacket;

/** Reasons why OpenTTD's admin port ended a connection, in words. */
final class OpenTtdErrors {
  /** The error of a server that takes no password in the clear. */
  static final String ONLY_SECURE =
      "the server takes no plain join; set allow_insecure_admin_login = true in the section"
          + " [network] of its openttd.cfg";

  private static final int ILLEGAL_PACKET = 4;
  private static final int NOT_AUTHORIZED = 6;
  private static final int NOT_EXPECTED = 7;
  private static final int WRONG_PASSWORD = 10;
  private static final int NO_LOGIN = 22;

  private OpenTtdErrors() {}

  static String words(ByteBuf buffer, int from, int end) {
    OpenTtdPacket.skip(from, 1, end);
    int code = buffer.getUnsignedByte(from);
    return switch (code) {
      case WRONG_PASSWORD -> "the server says that the password is wrong";
      case NOT_AUTHORIZED, NOT_EXPECTED, ILLEGAL_PACKET, NO_LOGIN ->
          "the server refused with its error " + code + "; perhaps " + ONLY_SECURE;
      default -> "the server ended the connection with its error " + code;
    };
  }
}
