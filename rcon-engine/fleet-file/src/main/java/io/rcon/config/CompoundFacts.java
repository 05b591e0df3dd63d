package io.rcon.config;

import io.rcon.ConsoleFacts;
import io.rcon.ConsoleFacts.Colours;
import io.rcon.Dialect;
import io.rcon.Dialect.Ending;
import io.rcon.Dialect.Marker;
import io.rcon.Dialect.OutOfBand;
import io.rcon.Dialect.Probe;
import io.rcon.Dialect.Refusal;
import io.rcon.Dialect.RefusalText;
import io.rcon.Dialect.Rests;
import io.rcon.DialectBuilder;
import io.rcon.DialectHints;
import io.rcon.EndRule;
import io.rcon.Pacing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads those facts of a dialect that have parts; a part that is not written is the base's. */
final class CompoundFacts {
  static final List<String> KEYS =
      List.of(
          "pacing", "keep_alive", "ending", "rests", "out_of_band", "refusals", "console", "hints");

  private static final List<EndRule> RULES =
      List.of(
          EndRule.SINGLE_PACKET,
          EndRule.PROBE,
          EndRule.SHORT_FRAGMENT,
          EndRule.DATAGRAM_SIZE,
          EndRule.QUIET_TIME);

  private static final int MANY = 999_999_999;

  private CompoundFacts() {}

  static void fill(DialectBuilder to, Dialect base, Section from) {
    part(from, "pacing", s -> to.pacing(pacing(s, base.pacing())));
    part(from, "keep_alive", s -> keepAlive(to, s));
    part(from, "ending", s -> to.ending(ending(s, base.ending())));
    part(from, "rests", s -> to.rests(rests(s, base.rests())));
    part(from, "out_of_band", s -> to.outOfBand(outOfBand(s, base.outOfBand())));
    part(from, "console", s -> to.console(console(s, base.console())));
    part(from, "hints", s -> to.hints(hints(s, base.hints())));
    from.problems()
        .check(() -> from.sections("refusals").ifPresent(list -> to.refusals(refusals(list))));
  }

  private static void part(Section from, String key, Consumer<Section> reading) {
    from.problems().check(() -> from.section(key, "key").ifPresent(reading));
  }

  private static Pacing pacing(Section s, Pacing base) {
    s.only(List.of("burst", "interval"));
    return Pacing.of(
        s.read("burst", v -> v.integer(1, MANY), base.burst()),
        duration(s, "interval", base.interval()));
  }

  private static void keepAlive(DialectBuilder to, Section s) {
    s.only(List.of("every", "command"));
    to.keepAlive(s.require("every").positiveDuration());
    to.keepAliveCommand(s.require("command").text());
  }

  /** A rule brings its own probe and marker; without a rule the parts change the base's. */
  private static Ending ending(Section s, Ending base) {
    s.only(List.of("rule", "limit", "quiet", "probe", "probe_type", "marker"));
    Ending start = s.scalar("rule").map(rule -> usual(rule.oneOf(RULES), base)).orElse(base);
    Ending ending =
        new Ending(
            start.rule(),
            s.read("limit", v -> v.integer(0, MANY), start.limit()),
            duration(s, "quiet", start.quiet()),
            s.read("probe", v -> v.oneOf(List.of(Probe.values())), start.probe()),
            s.read("probe_type", v -> v.integer(0, MANY), start.probeType()),
            s.read("marker", v -> v.oneOf(List.of(Marker.values())), start.marker()));
    boolean needsLimit =
        ending.rule() == EndRule.SHORT_FRAGMENT || ending.rule() == EndRule.DATAGRAM_SIZE;
    if (needsLimit && ending.limit() == 0) {
      throw s.place().error("this rule needs a 'limit' in bytes; add one");
    }
    return ending;
  }

  private static Ending usual(EndRule rule, Ending base) {
    return switch (rule) {
      case PROBE -> Ending.terminator();
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

  private static Rests rests(Section s, Rests base) {
    s.only(List.of("after_end", "after_quiet", "after_timeout"));
    return new Rests(
        duration(s, "after_end", base.afterEnd()),
        duration(s, "after_quiet", base.afterQuiet()),
        duration(s, "after_timeout", base.afterTimeout()));
  }

  private static OutOfBand outOfBand(Section s, OutOfBand base) {
    s.only(List.of("request", "request_trailer", "reply", "reply_trailer", "query"));
    return new OutOfBand(
        latin1(s, "request", base.request()),
        latin1(s, "request_trailer", base.requestTrailer()),
        latin1(s, "reply", base.reply()),
        latin1(s, "reply_trailer", base.replyTrailer()),
        latin1(s, "query", base.query()));
  }

  private static List<RefusalText> refusals(List<Section> list) {
    List<RefusalText> refusals = new ArrayList<>();
    for (Section s : list) {
      s.only(List.of("text", "meaning", "pause"));
      Refusal meaning = s.require("meaning").oneOf(List.of(Refusal.values()));
      Scalar text = s.require("text");
      if (text.text().isEmpty()) {
        throw text.error("must not be empty: every answer begins with nothing");
      }
      RefusalText usual = new RefusalText(text.text(), meaning);
      refusals.add(new RefusalText(text.text(), meaning, duration(s, "pause", usual.pause())));
    }
    return refusals;
  }

  private static ConsoleFacts console(Section s, ConsoleFacts base) {
    s.only(List.of("status", "help", "harmless", "colours", "line_breaks"));
    return new ConsoleFacts(
        s.read("status", Scalar::text, base.status()),
        s.read("help", Scalar::text, base.help()),
        s.read("harmless", Scalar::text, base.harmless()),
        s.read("colours", v -> v.oneOf(List.of(Colours.values())), base.colours()),
        s.read("line_breaks", Scalar::flag, base.lineBreaks()));
  }

  private static DialectHints hints(Section s, DialectHints base) {
    s.only(List.of("game_port", "silent_on_bad_password", "on_silence"));
    return new DialectHints(
        s.read("game_port", v -> v.integer(0, 65535), base.gamePort()),
        s.read("silent_on_bad_password", Scalar::flag, base.silentOnBadPassword()),
        s.read("on_silence", Scalar::text, base.onSilence()));
  }

  private static Duration duration(Section s, String key, Duration otherwise) {
    return s.read(key, Scalar::duration, otherwise);
  }

  private static String latin1(Section s, String key, String otherwise) {
    return s.scalar(key)
        .map(v -> {
          if (v.text().chars().anyMatch(c -> c > 0xff)) {
            throw v.error("must have characters of Latin-1 only, each of which is one byte");
          }
          return v.text();
        })
        .orElse(otherwise);
  }
}
