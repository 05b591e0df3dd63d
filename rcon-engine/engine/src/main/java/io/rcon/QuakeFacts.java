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

  /**
   * The prefix, after the four bytes {@code ff}, of datagrams that refuse a request in words, where
   * it is not that of an answer; empty, the default, for none.
   */
  public static final Fact<String> ERROR_REPLY =
      Fact.of(
          "error_reply",
          "",
          LATIN1,
          "the prefix of what refuses a request, where it is not that of an answer");

  /**
   * How a request proves the password without containing it, where {@link #RCON_SECURE} is above 0.
   */
  public static final Fact<Sealing> SEALED_BY =
      Fact.of(
          "sealed_by",
          Sealing.NONE,
          Readings.oneOf(List.of(Sealing.values())),
          "how a request proves the password without holding it, where rcon_secure asks for it");

  /**
   * Which requests the server accepts: 0, the default, those that contain the password; 1 those
   * that prove it, by the time of day where {@link #SEALED_BY} needs one; 2 those that also contain
   * a challenge, which costs one more round trip.
   */
  public static final Fact<Integer> RCON_SECURE =
      Fact.of(
          "rcon_secure",
          0,
          Readings.integer(0, 2),
          "0 for requests with the password in them, 1 for those that prove it, 2 for those that"
              + " prove it with a challenge of the server");

  /** Where a comment cuts a command; the server runs what is left. */
  public static final Fact<CommentRule> COMMENTS =
      Fact.of(
          "comments",
          CommentRule.NOWHERE,
          Readings.oneOf(List.of(CommentRule.values())),
          "where two slashes outside of quotes cut a command, so that they are refused");

  /** Out-of-band datagrams: Quake, Call of Duty and related games. */
  public static final Family FAMILY =
      Family.of(
          "quake",
          List.of(REFUSALS, OUT_OF_BAND, ERROR_REPLY, SEALED_BY, RCON_SECURE, COMMENTS),
          QuakeFacts::check);

  private QuakeFacts() {}

  private static void check(Dialect dialect) {
    Endings.checkUdp(dialect.ending());
    int level = dialect.get(RCON_SECURE);
    Sealing sealing = dialect.get(SEALED_BY);
    if (level > 0 && sealing == Sealing.NONE) {
      throw new IllegalArgumentException(
          "'rcon_secure' is " + level + ", and 'sealed_by' names no way; set both, or neither");
    }
    if (level == 2 && sealing == Sealing.SHA1) {
      throw new IllegalArgumentException(
          "'sealed_by: sha1' knows no challenge; set 'rcon_secure' to 1");
    }
  }
}
