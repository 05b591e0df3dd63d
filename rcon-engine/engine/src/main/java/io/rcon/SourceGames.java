package io.rcon;

import static io.rcon.CommonFacts.QUERY;
import static io.rcon.CommonFacts.SPEED;
import static io.rcon.GameSpeed.Unit.FPS;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Ending.Marker;
import java.time.Duration;
import java.util.List;

/** Valve's own games, and the dialect of all that speak in Source frames. */
final class SourceGames {
  /**
   * Reads its stream frame by frame, runs and answers in order, so command and terminator travel
   * together and many at once. Its limit for requests is 1024 in all and exceeding it bans the
   * sender. After a map change it may forget the login and answer everything with nothing.
   *
   * <p>Published: Valve's "Source RCON Protocol" (types, ids, order, the mirrored terminator),
   * lists of the servers' variables (sv_rcon_maxpacketsize 1024, sv_rcon_maxpacketbans 1) and
   * commands ({@code stats}), and the tests and threads of public clients (the forgotten login:
   * steam-condenser#169, async-gamequery-lib#2).
   */
  static final Dialect SOURCE =
      SourceFacts.FAMILY.dialect(
          "source",
          d ->
              d.games("Source 1: TF2, CS:S, CS:GO, Garry's Mod, L4D2")
                  .proven("capture: published ones")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.VALUE_FIRST))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.SENTINEL)
                  .refutedBy(
                      "a terminator that is not mirrored, or mirrored before the answer's end")
                  .defaultPort(27015)
                  .maxRequest(1000)
                  .depth(16)
                  .ending(Ending.terminator())
                  .console(new ConsoleFacts("status", "help", "echo rcon", Colours.NONE, false))
                  .statusFormat("source")
                  .loginCheck("echo rcon")
                  .set(QUERY, List.of("a2s"))
                  .set(SPEED, new GameSpeed("stats", "source-stats", FPS))
                  .also(DialectCommands::source));

  /**
   * As Source, but an answer is one frame of any size, and no empty value precedes that of a login.
   * Whether terminators are mirrored is not known, so none is sent.
   *
   * <p>Published: threads of public clients (rcon-srcds#26, CoreRcon#45).
   */
  static final Dialect CS2 =
      Family.like(
          SOURCE,
          "cs2",
          d ->
              d.games("Counter-Strike 2")
                  .proven("documents only")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.ANSWER))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.NOT_KNOWN)
                  .refutedBy("an answer in two frames")
                  .set(SPEED, GameSpeed.NONE)
                  .depth(1)
                  .ending(Ending.singlePacket()));

  /**
   * Assumes nothing: no probe, no mirrored id, one command at a time, quiet ends. These are not the
   * facts of one game, but facts that work with all games of this family; run against PowerNukkit.
   */
  static final Dialect GENERIC =
      SourceFacts.FAMILY.dialect(
          Dialects.GENERIC_NAME,
          d ->
              d.games("any server of the Source kind")
                  .proven("running server: PowerNukkit 1.6.0.1")
                  .refutedBy("pauses above 300 ms within an answer")
                  .maxRequest(1000)
                  .idsMirrored(false)
                  .lenientNuls(true)
                  .ending(Ending.quiet(Duration.ofMillis(300), 4086, Marker.NONE))
                  .console(new ConsoleFacts("status", "help", "", Colours.SECTION, false)));

  /**
   * For a game that is still to be found out: the most careful facts, and stray bytes are accepted.
   * They stay whatever is concluded, except that a probe is sent where the server is known to
   * answer it.
   */
  static final Dialect AUTO =
      Family.like(
          GENERIC,
          "auto",
          d ->
              d.games("a server of the Source kind whose game is to be found out")
                  .proven("running server: PowerNukkit 1.6.0.1")
                  .refutedBy("a game that is not among those that are concluded")
                  .set(SourceFacts.LEARNS, true)
                  .set(SourceFacts.STRAY_TAILS, true)
                  .console(new ConsoleFacts("status", "help", "help", Colours.SECTION, false)));

  private SourceGames() {}
}
