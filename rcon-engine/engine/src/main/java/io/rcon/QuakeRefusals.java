package io.rcon;

import static io.rcon.Refusal.PACE;
import static io.rcon.Refusal.PASSWORD;
import static io.rcon.Refusal.PASSWORD_OR_PACE;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The texts by which Quake and related games refuse a request. */
final class QuakeRefusals {
  /**
   * The refusals of a wrong or a missing password, from id Software's games to Call of Duty and
   * FiveM. Each of these dialects knows the texts of all, since many servers are configured with
   * the dialect of a related game.
   */
  static final List<RefusalText> KIN =
      List.of(
          new RefusalText("Bad rcon", PASSWORD),
          new RefusalText("Invalid password", PASSWORD),
          new RefusalText("No rconpassword set", PASSWORD),
          new RefusalText("The server must set rcon_password", PASSWORD),
          new RefusalText("server denied rcon access", PASSWORD));

  /** Unvanquished names a wrong password in a datagram of its own kind. */
  static final List<RefusalText> DAEMON =
      Stream.concat(Stream.of(new RefusalText("Bad password", PASSWORD)), KIN.stream()).toList();

  /**
   * GoldSrc names the reason on a second line, and answers a banned address with a text of its own.
   */
  static final List<RefusalText> GOLDSRC =
      Stream.concat(
              Stream.of(
                  new RefusalText("Bad rcon_password.\nNo password set", PASSWORD),
                  new RefusalText("Bad rcon_password.\nNo privilege", PASSWORD),
                  new RefusalText("You have been banned from this server", PASSWORD)),
              KIN.stream())
          .toList();

  /** Those of SA-MP and open.mp. */
  static final List<RefusalText> SAMP = List.of(new RefusalText("Invalid RCON password", PASSWORD));

  /** Doom 3 sends the keys of its texts: a wrong password, and none set. */
  static final List<RefusalText> DOOM3 =
      List.of(new RefusalText("#str_04847", PASSWORD), new RefusalText("#str_04846", PASSWORD));

  /** mvdsv sends this for a right password too, when it was asked too often. */
  private static final RefusalText MVDSV_REFUSAL =
      new RefusalText("Bad rcon_password.", PASSWORD_OR_PACE);

  /** FTE sends this once, blocks the address for a day, and longer with each further request. */
  private static final RefusalText FTE_REFUSAL =
      new RefusalText("Probable ddos amplification attack", PACE, Duration.ofSeconds(30));

  /** Those of servers whose answers begin with an n. */
  static final List<RefusalText> ALL =
      Stream.concat(Stream.of(MVDSV_REFUSAL, FTE_REFUSAL), KIN.stream()).toList();

  private QuakeRefusals() {}
}
