package io.rcon;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Ending.Marker;
import io.rcon.Ending.Probe;
import java.time.Duration;
import java.util.List;

/** Games of building and trading that speak in Source frames. */
final class BuildingGames {
  /**
   * One frame per answer, of any size. A command may hold line breaks; without a leading slash it
   * is chat. On a save without the flag for achievements the server swallows the first Lua command,
   * with an empty answer or the request to repeat it; the engine does not repeat it.
   *
   * <p>Published: factorio-rcon-py, clusterio, notes on 2.0.77.
   */
  static final Dialect FACTORIO =
      SourceFacts.FAMILY.dialect(
          "factorio",
          d ->
              d.games("Factorio")
                  .proven("vectors")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.ANSWER))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.NOTHING)
                  .refutedBy("an answer in two frames")
                  .defaultPort(27015)
                  .maxRequest(4000)
                  .depth(5)
                  .console(
                      new ConsoleFacts("/players online", "/help", "/version", Colours.NONE, true))
                  .statusFormat("factorio")
                  .set(CommandFacts.SAVE, "/server-save"));

  /**
   * One frame per answer. Characters beyond ASCII become question marks, and an answer above 4096
   * bytes never comes.
   *
   * <p>Source: the Torch plugin.
   */
  static final Dialect SPACE_ENGINEERS =
      SourceFacts.FAMILY.dialect(
          "space-engineers",
          d ->
              d.games("Space Engineers with Torch and its RCON plugin")
                  .proven("model of its source: torch-rcon-plugin")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.ANSWER))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.INVALID_TYPE)
                  .refutedBy("an answer in two frames")
                  .defaultPort(27017)
                  .set(CommonFacts.ASCII_COMMAND, true)
                  .console(new ConsoleFacts("", "", "", Colours.NONE, false)));

  /**
   * Answers a probe with "Unknown request"; how it splits long answers is not known, so a probe
   * follows the first frame.
   *
   * <p>Published: its configuration, and a client.
   */
  static final Dialect STARBOUND =
      SourceFacts.FAMILY.dialect(
          "starbound",
          d ->
              d.games("Starbound")
                  .proven("documents only")
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.UNKNOWN_REQUEST)
                  .refutedBy("a probe that is not answered")
                  .defaultPort(21026)
                  .ending(
                      new Ending(
                          EndRule.QUIET_TIME,
                          4096,
                          Duration.ofMillis(300),
                          Probe.AFTER_FIRST,
                          0,
                          Marker.NONE))
                  .console(new ConsoleFacts("list", "help", "help", Colours.NONE, false))
                  .statusFormat("starbound"));

  /** One frame per answer. Published: an issue (EcoIssues#21821). */
  static final Dialect ECO =
      SourceFacts.FAMILY.dialect(
          "eco",
          d ->
              d.games("Eco")
                  .proven("documents only")
                  .refutedBy("an answer in two frames")
                  .defaultPort(3002)
                  .console(new ConsoleFacts("", "help", "", Colours.NONE, false)));

  /** One frame per answer. Published: threads (conqp/rcon#19, n0la/rcon#17). */
  static final Dialect AVORION =
      SourceFacts.FAMILY.dialect(
          "avorion",
          d ->
              d.games("Avorion")
                  .proven("documents only")
                  .refutedBy("an answer in two frames")
                  .defaultPort(27015)
                  .console(new ConsoleFacts("", "", "", Colours.NONE, false)));

  static final List<Dialect> ALL = List.of(FACTORIO, SPACE_ENGINEERS, STARBOUND, ECO, AVORION);

  private BuildingGames() {}
}
