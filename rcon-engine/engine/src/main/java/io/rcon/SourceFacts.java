package io.rcon;

import static io.rcon.Readings.FLAG;

import java.util.List;

/** The family of Source-framed TCP, and its own facts. */
public final class SourceFacts {
  /** Whether frames without their closing NULs are accepted. */
  public static final Fact<Boolean> LENIENT_NULS =
      Fact.of("lenient_nuls", false, FLAG, "whether frames may lack their closing NULs");

  /** Source-framed TCP: Source, Minecraft and their kin. */
  public static final Family FAMILY =
      Family.of("source", List.of(LENIENT_NULS), SourceFacts::check);

  private SourceFacts() {}

  private static void check(Dialect dialect) {
    if (dialect.depth() > 1 && !dialect.idsMirrored()) {
      throw new IllegalArgumentException(
          "without mirrored ids only one command can be in flight; set depth to 1");
    }
    Endings.checkTcp(dialect.ending());
  }
}
