package io.rcon;

import static io.rcon.Readings.LATIN1;

import java.util.List;

/** The family of out-of-band datagrams, and its own facts. */
public final class QuakeFacts {
  /** {@link Dialect#refusals()}. */
  public static final Fact<List<RefusalText>> REFUSALS =
      Fact.of("refusals", List.of(), Endings.REFUSALS, "texts by which the server refuses");

  /** {@link Dialect#outOfBand()}. */
  public static final Fact<OutOfBand> OUT_OF_BAND =
      Fact.of(
          "out_of_band",
          new OutOfBand("rcon ", "", "print\n", "", "getinfo"),
          Readings.parts(OutOfBand.class, LATIN1, LATIN1, LATIN1, LATIN1, LATIN1),
          "the bytes around requests and answers, and a request that anybody may make");

  /** Out-of-band datagrams: Quake, Call of Duty and their kin. */
  public static final Family FAMILY =
      Family.of(
          "quake", List.of(REFUSALS, OUT_OF_BAND), dialect -> Endings.checkUdp(dialect.ending()));

  private QuakeFacts() {}
}
