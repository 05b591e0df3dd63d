package io.rcon.codec.source;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Says in words what a peer that does not speak RCON seems to speak. */
final class PeerGuess {
  /** The length field only: the bytes behind it may be part of a password. */
  private static final int SHOWN = 4;

  private static final String TLS = "TLS";

  private PeerGuess() {}

  /**
   * A TLS record: type 20 to 23, then version 3.1 to 3.4. Read as a length it is 66 324 or more,
   * which can lie within the cap, but the first frame of a connection is a login or its answer and
   * never that large. Version 3.0, SSL, would be 788 to 791, which a frame may well have.
   */
  static boolean isTls(ByteBuf input, int at) {
    int type = input.getByte(at);
    int minor = input.getByte(at + 2);
    return type >= 20 && type <= 23 && input.getByte(at + 1) == 3 && minor >= 1 && minor <= 4;
  }

  /** Whether the first bytes of a connection are those of another protocol. */
  static boolean isOther(ByteBuf input, int at) {
    return !peer(input, at, at + SHOWN).isEmpty();
  }

  static String describe(ByteBuf input, int at, int end, int length, int maxLength, boolean first) {
    String peer = first ? peer(input, at, end) : "";
    if (peer.equals(TLS)) {
      return "the peer speaks TLS, not RCON in clear text; connect with tls, or check the port";
    }
    if (!peer.isEmpty()) {
      return "the peer speaks " + peer + ", not RCON; check the port";
    }
    return "a frame announces the length "
        + length
        + ", allowed are "
        + SourcePacket.MIN_LENGTH
        + " to "
        + maxLength
        + " (first bytes: "
        + hex(input, at, end)
        + "); "
        + (first
            ? "this is probably not an RCON port"
            : length > maxLength
                ? "the answer is longer than its limit (max_reply), or the stream has lost its"
                    + " alignment; it is closed"
                : "the stream has lost its alignment and is closed");
  }

  private static String peer(ByteBuf input, int at, int end) {
    String start = input.toString(at, Math.min(4, end - at), StandardCharsets.ISO_8859_1);
    return switch (start) {
      case "HTTP" -> "HTTP";
      case "SSH-" -> "SSH";
      case "RFB " -> "RFB (VNC)";
      case "220 ", "220-" -> "FTP or SMTP";
      default -> isTls(input, at) ? TLS : "";
    };
  }

  private static String hex(ByteBuf input, int at, int end) {
    StringBuilder hex = new StringBuilder();
    for (int i = at; i < Math.min(end, at + SHOWN); i++) {
      hex.append(i == at ? "" : " ").append(String.format("%02x", input.getByte(i)));
    }
    return hex.toString();
  }
}
