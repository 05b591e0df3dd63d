package io.rcon.games;

import io.rcon.ArgumentRules;
import io.rcon.CommandFacts;
import io.rcon.ConsoleFacts;
import io.rcon.ConsoleFacts.Colours;
import io.rcon.Dialect;
import java.util.List;

/** The games that take typed commands by HTTP. */
final class RestDialects {
  private static final int MOST = 4 << 20;

  /**
   * Each command has a path; the password goes with it as HTTP Basic. Players are named by their
   * user ids. A shutdown tells the players and goes after its time.
   *
   * <p>Published: what the public clients do. No server was asked.
   */
  static final Dialect PALWORLD =
      RestFacts.FAMILY.dialect(
          "palworld-rest",
          d ->
              d.games("Palworld (REST API, RESTAPIEnabled=True)")
                  .proven("documents only")
                  .refutedBy("a recorded answer to GET players or POST kick of another form")
                  .defaultPort(8212)
                  .maxRequest(4000)
                  .maxReply(MOST)
                  .console(new ConsoleFacts("GET players", "", "GET info", Colours.NONE, false))
                  .statusFormat("palworld-rest")
                  .set(
                      RestFacts.MORE_STATUS,
                      List.of("palworld-rest-metrics GET metrics", "palworld-rest-info GET info"))
                  .set(RestFacts.SETTINGS, "GET settings")
                  .set(RestFacts.COUNTDOWN, "POST shutdown waittime={seconds} message=\"{text}\"")
                  .set(CommandFacts.SAY, "POST announce message=\"{text}\"")
                  .set(CommandFacts.KICK, "POST kick userid=\"{user}\"[ message=\"{reason}\"]")
                  .set(CommandFacts.BAN, "POST ban userid=\"{user}\"[ message=\"{reason}\"]")
                  .set(CommandFacts.UNBAN, "POST unban userid=\"{user}\"")
                  .set(CommandFacts.SAVE, "POST save")
                  .set(CommandFacts.STOP, "POST shutdown waittime=1 message=\"\"")
                  .set(CommandFacts.ARGUMENTS, new ArgumentRules(List.of(), "", false, true, 0)));

  /**
   * Functions by their names, posted to one path, with a token that a login gives for the password;
   * HTTPS with a certificate that the server has signed itself, so it is pinned. It tells how many
   * play, and not who; only its console could say or kick.
   *
   * <p>Published: what the public clients do. No server was asked.
   */
  static final Dialect SATISFACTORY =
      RestFacts.FAMILY.dialect(
          "satisfactory",
          d ->
              d.games("Satisfactory (dedicated server, HTTPS API)")
                  .proven("documents only")
                  .refutedBy("a recorded login, QueryServerState or SaveGame of another form")
                  .defaultPort(7777)
                  .maxRequest(4000)
                  .maxReply(MOST)
                  .console(new ConsoleFacts("QueryServerState", "", "", Colours.NONE, false))
                  .statusFormat("satisfactory")
                  .set(RestFacts.STYLE, RestFacts.Style.FUNCTIONS)
                  .set(RestFacts.PATH, "/api/v1/")
                  .set(RestFacts.HTTPS, true)
                  .set(RestFacts.LINE, "RunCommand Command=\"{text}\"")
                  .set(CommandFacts.SAVE, "SaveGame SaveName=\"rcon\"")
                  .set(CommandFacts.STOP, "Shutdown"));

  private RestDialects() {}
}
