package io.rcon.codec.oob;

import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.util.List;
import java.util.Map;

/** Requests to a game and the datagrams of its answer, with the text that they carry. */
record OobVector(
    String id, OobFormat format, List<byte[]> requests, List<byte[]> replies, String text) {
  static List<OobVector> all() {
    List<?> document = (List<?>) Resources.json("vectors/oob-vectors.json");
    return document.stream().map(entry -> of((Map<?, ?>) entry)).toList();
  }

  private static OobVector of(Map<?, ?> entry) {
    String id = (String) entry.get("id");
    return new OobVector(
        id,
        format(id),
        datagrams(entry.get("request_hex")),
        datagrams(entry.get("reply_hex")),
        (String) entry.get("expect_text_latin1"));
  }

  private static OobFormat format(String id) {
    return switch (id.substring(0, 2)) {
      case "q3" -> OobFormat.QUAKE3;
      case "dp" -> OobFormat.DARKPLACES;
      case "qw" -> OobFormat.QUAKEWORLD;
      default -> throw new IllegalArgumentException(id);
    };
  }

  private static List<byte[]> datagrams(Object list) {
    return ((List<?>) list).stream().map(hex -> Hex.bytes((String) hex)).toList();
  }

  @Override
  public String toString() {
    return id;
  }
}
