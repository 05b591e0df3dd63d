package io.rcon;

import static io.rcon.Readings.DURATION;
import static io.rcon.Readings.TEXT;
import static io.rcon.Readings.atLeast;
import static io.rcon.Readings.oneOf;

import io.rcon.Ending.Marker;
import io.rcon.Ending.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads endings and checks that their parts fit together: a part without an effect is refused. */
final class Endings {
  /** The rules that a file may name; the engine reports the others by itself. */
  private static final List<EndRule> RULES =
      List.of(
          EndRule.SINGLE_PACKET,
          EndRule.PROBE,
          EndRule.SHORT_FRAGMENT,
          EndRule.DATAGRAM_SIZE,
          EndRule.END_FRAME,
          EndRule.QUIET_TIME);

  /** A rule brings its own probe and marker; without a rule the parts change the base's. */
  static final Reading<Ending> READING =
      new RecordReading<>(
          Ending.class,
          List.of(
              oneOf(RULES),
              atLeast(0),
              DURATION,
              oneOf(List.of(Probe.values())),
              atLeast(0),
              oneOf(List.of(Marker.values()))),
          Set.of(),
          Endings::start);

  /** Both parts must be written. */
  static final Reading<KeepAlive> KEEP_ALIVE =
      new RecordReading<>(
          KeepAlive.class,
          List.of(new Positive(), TEXT),
          Set.of("every", "command"),
          (parts, base) -> base);

  static final Reading<List<RefusalText>> REFUSALS =
      Readings.list(
          new RecordReading<>(
              RefusalText.class,
              List.of(new NotEmpty(), oneOf(List.of(Refusal.values())), DURATION),
              Set.of("text", "meaning"),
              (parts, base) -> base),
          new RefusalText("", Refusal.PASSWORD));

  private Endings() {}

  private static Ending start(WrittenValue.Parts parts, Ending base) {
    if (!parts.has("rule")) {
      return base;
    }
    EndRule rule = parts.read("rule", oneOf(RULES), base.rule());
    boolean needsLimit = rule == EndRule.SHORT_FRAGMENT || rule == EndRule.DATAGRAM_SIZE;
    if (needsLimit && parts.read("limit", atLeast(0), base.limit()) == 0) {
      throw parts.error("this rule needs a 'limit' in bytes; add one");
    }
    return switch (rule) {
      case PROBE -> Ending.terminator();
      case END_FRAME -> Ending.endFrame();
      case SHORT_FRAGMENT -> Ending.shortFragment(base.limit());
      case DATAGRAM_SIZE -> Ending.datagramSize(base.limit(), Marker.NONE);
      case QUIET_TIME ->
          Ending.quiet(
              base.quiet().isZero() ? Duration.ofMillis(300) : base.quiet(),
              base.limit(),
              Marker.NONE);
      default -> Ending.singlePacket();
    };
  }

  /** Throws an exception whose message says what to change. */
  static void checkTcp(Ending ending) {
    refuse(overTcp(ending));
  }

  /** Throws an exception whose message says what to change. */
  static void checkUdp(Ending ending) {
    refuse(overUdp(ending));
  }

  private static void refuse(String wrong) {
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private static String overTcp(Ending ending) {
    if (ending.rule() == EndRule.SHORT_FRAGMENT && ending.limit() < 1) {
      return "the rule 'short_fragment' needs a limit in bytes";
    }
    if (ending.marker() != Marker.NONE) {
      return "a marker is for datagrams; leave it out, or choose a probe";
    }
    return switch (ending.rule()) {
      case PROBE ->
          ending.probe() == Probe.NONE ? "the rule 'probe' needs a probe, not 'none'" : "";
      case END_FRAME ->
          ending.probe() == Probe.NONE ? "" : "the rule 'end_frame' needs no probe; leave it out";
      case SHORT_FRAGMENT, SINGLE_PACKET ->
          ending.probe() == Probe.WITH_COMMAND
              ? "the first packet would end the answer before the probe is answered; choose the"
                  + " rule 'probe', or another probe than 'with_command'"
              : "";
      case QUIET_TIME -> "";
      default -> "over TCP no answer ends by " + words(ending) + "; choose another rule";
    };
  }

  private static String overUdp(Ending ending) {
    if (ending.rule() == EndRule.DATAGRAM_SIZE && ending.limit() < 1) {
      return "the rule 'datagram_size' needs a limit in bytes";
    }
    if (ending.probe() != Probe.NONE) {
      return "a probe is for TCP; leave it out, or choose a marker";
    }
    return switch (ending.rule()) {
      case DATAGRAM_SIZE, QUIET_TIME, SINGLE_PACKET -> "";
      default -> "over UDP no answer ends by " + words(ending) + "; choose another rule";
    };
  }

  private static String words(Ending ending) {
    return "'" + ending.rule().name().toLowerCase(java.util.Locale.ROOT) + "'";
  }

  /** Reads a duration that must be more than zero. */
  private static final class Positive implements Reading<Duration> {
    @Override
    public Duration read(WrittenValue written, Duration base) {
      Duration duration = DURATION.read(written, base);
      if (duration.isZero()) {
        throw written.error("must be more than zero");
      }
      return duration;
    }

    @Override
    public String write(Duration value) {
      return DURATION.write(value);
    }

    @Override
    public void check(Duration value) {
      DURATION.check(value);
    }
  }

  private static final class NotEmpty implements Reading<String> {
    @Override
    public String read(WrittenValue written, String base) {
      String text = written.text();
      if (text.isEmpty()) {
        throw written.error("must not be empty: every answer begins with nothing");
      }
      return text;
    }

    @Override
    public String write(String value) {
      return TEXT.write(value);
    }

    @Override
    public void check(String value) {
      if (value.isEmpty()) {
        throw new IllegalArgumentException("must not be empty: every answer begins with nothing");
      }
    }
  }
}
