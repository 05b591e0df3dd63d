package io.rcon;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.EventLine.Kind;
import java.time.Duration;
import java.util.List;

/** The games that speak BattlEye's datagrams: their facts, with sources. */
final class BattlEyeGames {
  /** A server forgets a client that sends no command for 45 seconds. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

  /**
   * Sequence numbers go on across connections, so that a late answer matches no command of the next
   * one.
   */
  private static final Dialect.Rests RESTS =
      new Dialect.Rests(Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(2));

  /** In bytes. Servers read datagrams of 1500 bytes and would cut off a longer command. */
  private static final int LONGEST = 1391;

  /**
   * Commands and parts of answers are numbered. The server drops a client that does not acknowledge
   * its messages. It reports a wrong password, and stays silent if its configuration has none.
   *
   * <p>Published: BattlEye's own specification of the protocol, and what its public clients do
   * (longest command, repeated logins, numbers that wrap around).
   */
  static final Dialect BATTLEYE =
      BattlEyeFacts.FAMILY.dialect(
          "battleye",
          d ->
              d.games("BattlEye: Arma 2, Arma 3, DayZ")
                  .proven("vectors")
                  .refutedBy(
                      "a recorded session in which a login, a part or a push looks otherwise")
                  .defaultPort(2305)
                  .maxRequest(LONGEST)
                  .depth(8)
                  .ending(Ending.singlePacket())
                  .keepAlive(KEEP_ALIVE)
                  .rests(RESTS)
                  .console(new ConsoleFacts("players", "", "players", Colours.NONE, false))
                  .statusFormat("battleye")
                  .set(
                      CommonFacts.EVENT_LINES,
                      List.of(
                          new EventLine(Kind.CHAT, "(Side) {player}: {message}"),
                          new EventLine(Kind.CHAT, "(Global) {player}: {message}"),
                          new EventLine(Kind.CHAT, "(Group) {player}: {message}"),
                          new EventLine(Kind.CHAT, "(Vehicle) {player}: {message}"),
                          new EventLine(Kind.CHAT, "(Command) {player}: {message}"),
                          new EventLine(Kind.CHAT, "(Direct) {player}: {message}"),
                          new EventLine(Kind.JOIN, "Player #{} {player} ({}) connected"),
                          new EventLine(Kind.LEAVE, "Player #{} {player} disconnected"),
                          new EventLine(
                              Kind.LEAVE,
                              "Player #{} {player} ({}) has been kicked by BattlEye: {}")))
                  .hints(new DialectHints(0, true, "RConPassword and RConPort"))
                  .set(CommandFacts.SAY, "say -1 {text}")
                  .set(CommandFacts.TELL, "say {slot} {text}")
                  .set(CommandFacts.KICK, "kick {slot}[ {reason}]")
                  .set(CommandFacts.BAN, "ban {slot} 0[ {reason}]")
                  .set(CommandFacts.STOP, "#shutdown")
                  .set(CommandFacts.RESTART, "#restartserver"));

  /**
   * Acknowledges every command with an empty answer and prints its text as messages.
   *
   * <p>Published: reports by users of public clients, with recordings.
   */
  static final Dialect REFORGER =
      BattlEyeFacts.FAMILY.dialect(
          "reforger",
          d ->
              d.games("Arma Reforger")
                  .proven("vectors")
                  .refutedBy("a recorded answer whose messages pause for 300 ms, or come before it")
                  .defaultPort(19999)
                  .maxRequest(LONGEST)
                  .set(BattlEyeFacts.ANSWERS_AS_MESSAGES, true)
                  .ending(Ending.quiet(Duration.ofMillis(300), 0, Ending.Marker.NONE))
                  .keepAlive(KEEP_ALIVE)
                  .rests(RESTS)
                  .console(new ConsoleFacts("players", "", "players", Colours.NONE, false))
                  .statusFormat("reforger")
                  .hints(new DialectHints(0, true, "the section rcon"))
                  .set(CommandFacts.KICK, "kick {slot}")
                  .set(CommandFacts.STOP, "#shutdown")
                  .set(CommandFacts.RESTART, "#restart"));

  static final List<Dialect> ALL = List.of(BATTLEYE, REFORGER);

  private BattlEyeGames() {}
}
