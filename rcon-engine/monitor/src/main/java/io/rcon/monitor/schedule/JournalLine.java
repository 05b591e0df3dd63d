package io.rcon.monitor.schedule;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * A line of the journal: a checksum, a kind and fields, percent-encoded and with spaces between.
 *
 * @param kind a word
 * @param fields any texts
 */
record JournalLine(String kind, List<String> fields) {
  static JournalLine of(String kind, String... fields) {
    return new JournalLine(kind, List.of(fields));
  }

  String field(int index) {
    return fields.get(index);
  }

  /** Without the line break. */
  String text() {
    String rest =
        fields.stream()
            .map(field -> " " + URLEncoder.encode(field, StandardCharsets.UTF_8))
            .collect(Collectors.joining("", kind, ""));
    return checksum(rest) + " " + rest;
  }

  /** Empty if the line is damaged. */
  static Optional<JournalLine> read(String text) {
    int space = text.indexOf(' ');
    if (space < 0 || !text.substring(0, space).equals(checksum(text.substring(space + 1)))) {
      return Optional.empty();
    }
    String[] parts = text.substring(space + 1).split(" ", -1);
    List<String> fields =
        Arrays.stream(parts)
            .skip(1)
            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
            .toList();
    return Optional.of(new JournalLine(parts[0], fields));
  }

  private static String checksum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
