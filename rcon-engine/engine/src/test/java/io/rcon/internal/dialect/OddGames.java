package io.rcon.internal.dialect;

import static io.rcon.CommonFacts.CLOSES_AFTER_ANSWER;
import static io.rcon.CommonFacts.CLOSES_ON_BAD_PASSWORD;
import static io.rcon.CommonFacts.EVENT_LINES;
import static io.rcon.SourceFacts.ACKNOWLEDGES_FIRST;
import static io.rcon.SourceFacts.ANSWER_TYPES;
import static io.rcon.SourceFacts.EMPTY_ANSWERS;
import static io.rcon.SourceFacts.FAMILY;
import static io.rcon.SourceFacts.LINE_FRAMES;
import static io.rcon.SourceFacts.LYING_LENGTHS;
import static io.rcon.SourceFacts.NOTICES;
import static io.rcon.SourceFacts.STRANGE_IDS;
import static io.rcon.SourceFacts.STRAY_TAILS;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending;
import io.rcon.Ending.Marker;
import io.rcon.Ending.Probe;
import io.rcon.EventLine;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Games that speak in Source frames with habits of their own, by facts alone. None of them was run,
 * so they are not in the table; each row is what clients and sources of servers have published.
 */
public final class OddGames {
  /** Acknowledges each command by an empty frame, and answers in frames of type 2. */
  public static final Dialect CUBERITE =
      FAMILY.dialect(
          "cuberite",
          d ->
              d.defaultPort(25575)
                  .maxRequest(1490)
                  .set(ANSWER_TYPES, Set.of(2))
                  .set(ACKNOWLEDGES_FIRST, true)
                  .set(CLOSES_ON_BAD_PASSWORD, true));

  /** Says "Keep Alive" at any time, and has words for an answer without a text. */
  public static final Dialect ARK =
      FAMILY.dialect(
          "ark",
          d ->
              d.defaultPort(27020)
                  .set(NOTICES, List.of("Keep Alive"))
                  .set(EMPTY_ANSWERS, List.of("Server received, But no response!!")));

  /** As SquadJS reads it: the channel, the ids, the name, and what was written. */
  private static final EventLine SQUAD_CHAT =
      new EventLine(EventLine.Kind.CHAT, "[Chat{}] [Online IDs:{}] {player} : {message}");

  /** Mirrors an empty command twice, the second time with seven stray bytes behind it. */
  public static final Dialect SQUAD =
      FAMILY.dialect(
          "squad",
          d ->
              d.defaultPort(21114)
                  .depth(8)
                  .ending(
                      new Ending(
                          EndRule.PROBE, 0, Duration.ZERO, Probe.WITH_COMMAND, 2, Marker.NONE))
                  .set(STRAY_TAILS, true)
                  .set(EVENT_LINES, List.of(SQUAD_CHAT))
                  .set(CLOSES_ON_BAD_PASSWORD, true));

  /** Each line is a frame, and comes again as an event of type 4; (-1, 0, "") ends the answer. */
  public static final Dialect RUST_LEGACY =
      FAMILY.dialect(
          "rust-legacy",
          d ->
              d.defaultPort(28016)
                  .ending(Ending.endFrame())
                  .set(LINE_FRAMES, true)
                  .set(CLOSES_ON_BAD_PASSWORD, true));

  /** Answers under the id 0, with lengths that count too much where a text is not ASCII. */
  public static final Dialect PALWORLD =
      FAMILY.dialect(
          "palworld",
          d ->
              d.defaultPort(25575)
                  .idsMirrored(false)
                  .set(STRANGE_IDS, true)
                  .set(LYING_LENGTHS, true));

  /** Answers in frames of type 2, and closes. */
  public static final Dialect CONAN =
      FAMILY.dialect(
          "conan",
          d ->
              d.defaultPort(25575)
                  .ending(Ending.quiet(Duration.ofMillis(300), 4086, Marker.NONE))
                  .set(ANSWER_TYPES, Set.of(2))
                  .set(CLOSES_AFTER_ANSWER, true));

  /** Mirrors a probe twice; pieces have 4086 bytes. */
  public static final Dialect ZOMBOID =
      FAMILY.dialect("zomboid", d -> d.defaultPort(27015).ending(Ending.shortFragment(4086)));

  private OddGames() {}
}
