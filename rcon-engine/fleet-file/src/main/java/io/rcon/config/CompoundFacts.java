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
    from.section("pacing", "key").ifPresent(s -> to.pacing(pacing(s, base.pacing())));
    from.section("keep_alive", "key").ifPresent(s -> keepAlive(to, s));
    from.section("ending", "key").ifPresent(s -> to.ending(ending(s, base.ending())));
    from.section("rests", "key").ifPresent(s -> to.rests(rests(s, base.rests())));
    from.section("out_of_band", "key").ifPresent(s -> to.outOfBand(outOfBand(s, base.outOfBand())));
    from.section("console", "key").ifPresent(s -> to.console(console(s, base.console())));
    from.sections("refusals").ifPresent(list -> to.refusals(refusals(list)));
    from.section("hints", "key").ifPresent(s -> to.hints(hints(s, base.hints())));
  }

  private static Pacing pacing(Section s, Pacing base) {
    s.only(List.of("burst", "interval"));
    return Pacing.of(
        s.scalar("burst").map(v -> v.integer(1, MANY)).orElse(base.burst()),
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
            s.scalar("limit").map(v -> v.integer(0, MANY)).orElse(start.limit()),
            duration(s, "quiet", start.quiet()),
            s.scalar("probe").map(v -> v.oneOf(List.of(Probe.values()))).orElse(start.probe()),
            s.scalar("probe_type").map(v -> v.integer(0, MANY)).orElse(start.probeType()),
            s.scalar("marker").map(v -> v.oneOf(List.of(Marker.values()))).orElse(start.marker()));
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
    s.only(List.of("status", "help", "colours", "line_breaks"));
    return new ConsoleFacts(
        s.scalar("status").map(Scalar::text).orElse(base.status()),
        s.scalar("help").map(Scalar::text).orElse(base.help()),
        s.scalar("colours").map(v -> v.oneOf(List.of(Colours.values()))).orElse(base.colours()),
        s.scalar("line_breaks").map(Scalar::flag).orElse(base.lineBreaks()));
  }

  private static DialectHints hints(Section s, DialectHints base) {
    s.only(List.of("game_port", "silent_on_bad_password", "on_silence"));
    return new DialectHints(
        s.scalar("game_port").map(v -> v.integer(0, 65535)).orElse(base.gamePort()),
        s.scalar("silent_on_bad_password").map(Scalar::flag).orElse(base.silentOnBadPassword()),
        s.scalar("on_silence").map(Scalar::text).orElse(base.onSilence()));
  }

  private static Duration duration(Section s, String key, Duration otherwise) {
    return s.scalar(key).map(Scalar::duration).orElse(otherwise);
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
