package io.rcon.simulation;

import io.rcon.Dialect;
import java.nio.charset.StandardCharsets;

/** Makes text of what goes over one connection, in which commands and refusals are looked for. */
class CarrierText {
  /** Where nothing is hidden the bytes are read as they are. */
  static CarrierText of(Dialect dialect) {
    return switch (dialect.family().name()) {
      case "webrcon", "msmp" -> new MaskedText();
      case "hll" -> new KeyedText();
      case "evrima" -> new CodedText();
      default -> new CarrierText();
    };
  }

  static String latin(byte... bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The Isle: Evrima: a byte before each command, and one for its name. */
  private static final class CodedText extends CarrierText {
    private static final char COMMAND = 2;

    @Override
    String sent(byte... bytes) {
      String text = latin(bytes);
      return !text.isEmpty() && text.charAt(0) == COMMAND ? text.substring(2) : text;
    }
  }

  /** What the engine wrote. */
  String sent(byte... bytes) {
    return latin(bytes);
  }

  /** What the server wrote. */
  String came(byte... bytes) {
    return latin(bytes);
  }
}
