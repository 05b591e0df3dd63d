package io.rcon;

import static io.rcon.Readings.FLAG;
import static io.rcon.Readings.TEXT;

import java.util.List;
import java.util.Set;

/** The family of Source-framed TCP, and its own facts. */
public final class SourceFacts {
  /** Whether frames without their closing NULs are accepted. */
  public static final Fact<Boolean> LENIENT_NULS =
      Fact.of("lenient_nuls", false, FLAG, "whether frames may lack their closing NULs");

  /** Whether a frame may announce more bytes than it has: it ends with its closing NULs. */
  public static final Fact<Boolean> LYING_LENGTHS =
      Fact.of(
          "lying_lengths",
          false,
          FLAG,
          "whether frames may announce more bytes than they have; their closing NULs end them");

  /** Whether seven stray bytes may follow an empty frame; they are dropped. */
  public static final Fact<Boolean> STRAY_TAILS =
      Fact.of("stray_tails", false, FLAG, "whether seven stray bytes may follow an empty frame");

  /** The types of frames that are pieces of answers; those of others are events. */
  public static final Fact<Set<Integer>> ANSWER_TYPES =
      Fact.of(
          "answer_types",
          Set.of(0, 2),
          Readings.integers(),
          "the types of frames that are pieces of answers");

  /** Whether an empty frame acknowledges each command before its answer comes. */
  public static final Fact<Boolean> ACKNOWLEDGES_FIRST =
      Fact.of(
          "acknowledges_first",
          false,
          FLAG,
          "whether an empty frame acknowledges each command before its answer comes");

  /**
   * Whether the server is known to answer under ids that are not the command's. Together with
   * {@link CommonFacts#IDS_MIRRORED} false the first such frame is then the answer, without a wait.
   */
  public static final Fact<Boolean> STRANGE_IDS =
      Fact.of(
          "strange_ids",
          false,
          FLAG,
          "whether answers come under ids that are not their command's, such as 0");

  /**
   * Texts without a meaning, under any id: whole frames, as the server sends them. They are neither
   * answers nor events.
   */
  public static final Fact<List<String>> NOTICES =
      Fact.of(
          "notices",
          List.of(),
          Readings.list(TEXT, ""),
          "texts of whole frames that the server sends by itself, under any id");

  /** Texts that stand for an answer without a text; spaces around them do not count. */
  public static final Fact<List<String>> EMPTY_ANSWERS =
      Fact.of(
          "empty_answers",
          List.of(),
          Readings.list(TEXT, ""),
          "texts that stand for an answer without a text");

  /** Whether each frame of an answer is a line: they are joined by line feeds. */
  public static final Fact<Boolean> LINE_FRAMES =
      Fact.of("line_frames", false, FLAG, "whether each frame of an answer is a line of its own");

  /** The forms in which the server was seen to accept a password; empty if none was seen. */
  public static final Fact<List<LoginForm>> LOGIN_FORMS =
      Fact.of(
          "login_forms",
          List.of(),
          Readings.list(Readings.oneOf(List.of(LoginForm.values())), LoginForm.ANSWER),
          "the frames by which a password is accepted, in each way that was seen");

  /** How an empty packet of type 0 is answered, whether or not the dialect sends one. */
  public static final Fact<ProbeAnswer> PROBE_ANSWER =
      Fact.of(
          "probe_answer",
          ProbeAnswer.NOT_KNOWN,
          Readings.oneOf(List.of(ProbeAnswer.values())),
          "how an empty packet of type 0 is answered");

  /**
   * Whether the game is not known, and is concluded from what the server sends: {@link
   * RconSession#findings()}. With an {@link Ending} that probes after the first piece, the engine
   * sends a packet of type 0 even where the game may be one that closes the connection at it.
   */
  public static final Fact<Boolean> LEARNS =
      Fact.of("learns", false, FLAG, "whether the game is concluded from what the server sends");

  /** Source-framed TCP: Source, Minecraft and related games. */
  public static final Family FAMILY =
      Family.of(
          "source",
          List.of(
              LENIENT_NULS,
              LYING_LENGTHS,
              STRAY_TAILS,
              ANSWER_TYPES,
              ACKNOWLEDGES_FIRST,
              STRANGE_IDS,
              NOTICES,
              EMPTY_ANSWERS,
              LINE_FRAMES,
              LOGIN_FORMS,
              PROBE_ANSWER,
              LEARNS),
          SourceFacts::check);

  private SourceFacts() {}

  private static void check(Dialect dialect) {
    boolean mirrored = dialect.idsMirrored();
    refuse(
        dialect.depth() > 1 && !mirrored,
        "without mirrored ids only one command can be in flight; set depth to 1");
    refuse(
        dialect.get(STRANGE_IDS) && mirrored,
        "'strange_ids' says that ids do not come back, and 'ids_mirrored' that they do");
    refuse(
        dialect.ending().rule() == EndRule.END_FRAME && dialect.depth() > 1,
        "the end frame names no command, so only one can be in flight; set depth to 1");
    refuse(
        dialect.get(CommonFacts.CLOSES_AFTER_ANSWER) && dialect.depth() > 1,
        "a connection that is closed after each answer carries one command; set depth to 1");
    refuse(
        dialect.get(LEARNS) && (mirrored || dialect.ending().rule() != EndRule.QUIET_TIME),
        "what is not known takes nothing for granted; with 'learns' set ids_mirrored to false and"
            + " the ending to quiet_time");
    refuse(dialect.get(ANSWER_TYPES).isEmpty(), "'answer_types' needs a type, such as 0");
    Endings.checkTcp(dialect.ending());
  }

  private static void refuse(boolean contradiction, String words) {
    if (contradiction) {
      throw new IllegalArgumentException(words);
    }
  }
}
