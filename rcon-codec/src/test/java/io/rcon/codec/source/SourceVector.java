package io.rcon.codec.source;

import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.util.List;
import java.util.stream.Stream;

/** Bytes and what is to become of them: packets, or an error. */
@SuppressWarnings("ArrayRecordComponent") // Vectors are never compared.
record SourceVector(
    String name, byte[] bytes, boolean lenient, List<Packet> packets, String error) {
  /** Every vector, read strictly; then those that lenient NULs change, read so. */
  static List<SourceVector> all() {
    return Resources.lines("vectors/source-vectors.txt").stream()
        .flatMap(SourceVector::parse)
        .toList();
  }

  /** The vectors of one kind: without an error, to be read strictly. */
  static Stream<SourceVector> valid() {
    return all().stream().filter(vector -> !vector.isError() && !vector.lenient);
  }

  private static Stream<SourceVector> parse(String line) {
    String[] columns = line.split("\\|", -1);
    String name = columns[0].strip();
    byte[] bytes = columns[1].isBlank() ? new byte[0] : Hex.bytes(columns[1]);
    SourceVector strict = of(name, bytes, false, columns[2].strip());
    return columns.length < 4
        ? Stream.of(strict)
        : Stream.of(strict, of(name + ", lenient", bytes, true, columns[3].strip()));
  }

  private static SourceVector of(String name, byte[] bytes, boolean lenient, String result) {
    return result.startsWith("!")
        ? new SourceVector(name, bytes, lenient, List.of(), result.substring(1).strip())
        : new SourceVector(name, bytes, lenient, Packet.parse(result), "");
  }

  static SourceVector named(String start) {
    return valid().filter(vector -> vector.name.startsWith(start)).findFirst().orElseThrow();
  }

  boolean isError() {
    return !error.isEmpty();
  }

  @Override
  public String toString() {
    return name;
  }
}
