package io.rcon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.ArgumentRules;
import io.rcon.CommandFacts;
import io.rcon.CommonFacts;
import io.rcon.ConsoleFacts;
import io.rcon.Dialect;
import io.rcon.Dialect.Rests;
import io.rcon.DialectHints;
import io.rcon.EndRule;
import io.rcon.Ending;
import io.rcon.Ending.Marker;
import io.rcon.Ending.Probe;
import io.rcon.Fact;
import io.rcon.Family;
import io.rcon.OutOfBand;
import io.rcon.Pacing;
import io.rcon.QuakeFacts;
import io.rcon.Readings;
import io.rcon.Refusal;
import io.rcon.RefusalText;
import io.rcon.SourceFacts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnDialectsTest {
  private static FleetFile parse(String dialects) {
    return FleetFile.parse(
        "dialects:\n" + dialects.indent(2) + "servers: {}\n", "fleet.yaml", name -> null);
  }

  private static Dialect one(String keys) {
    return parse("own: {" + keys + "}").dialects().get("own");
  }

  private static Duration millis(int amount) {
    return Duration.ofMillis(amount);
  }

  @Test
  void theWordsOfCommandsCanBeWritten() {
    Dialect own =
        one(
            """
            base: minecraft, kick: 'sm kick "{name}"[ "{reason}"]', map: '', restart: restart,
              console: {status: who}, status_format: quake3,
              arguments: {forbidden: [";", "$"], expands: "%", ascii_only: true,
                          keeps_blanks: false, max_bytes: 100}
            """);
    assertEquals("sm kick \"{name}\"[ \"{reason}\"]", own.get(CommandFacts.KICK));
    assertEquals("restart", own.get(CommandFacts.RESTART));
    assertEquals("stop", own.get(CommandFacts.STOP));
    assertEquals("who", own.console().status());
    assertEquals("quake3", own.get(CommonFacts.STATUS_FORMAT));
    assertEquals(
        new ArgumentRules(List.of(";", "$"), "%", true, false, 100),
        own.get(CommandFacts.ARGUMENTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kick {name", "kick {Name}", "kick [x", "kick {}", "a\\nb", "a [b [c]]"})
  void aTemplateThatDoesNotFitIsTold(String template) {
    FleetFileException e =
        assertThrows(
            FleetFileException.class, () -> one("base: minecraft, kick: \"" + template + "\""));
    assertTrue(e.getMessage().contains("'kick' must be one line in which braces"), e.getMessage());
  }

  @Test
  void everyFactCanBeWritten() {
    Dialect own =
        one(
            """
            base: darkplaces, games: My Game, proven: my server,
              default_port: 4711, charset: us-ascii, max_request: 77, max_reply: 88, depth: 3,
              pacing: {burst: 4, interval: 250ms}, ids_mirrored: false,
              closes_on_bad_password: true, login_check: version,
              keep_alive: {every: 5m, command: noop}, forbidden_in_password: "# ",
              ascii_password: true,
              ending: {rule: quiet_time, limit: 9, quiet: 70ms, marker: next_datagram},
              rests: {after_end: 0s, after_quiet: 2s, after_timeout: 1m},
              out_of_band: {request: "a ", request_trailer: "\\n", reply: "ÿ", reply_trailer: "\\0",
                            query: q},
              refusals: [{text: "No.\\n", meaning: password},
                         {text: Slow, meaning: password_or_pace},
                         {text: Gone, meaning: pace, pause: 7s}],
              console: {status: st, help: ls, harmless: ok, colours: section, line_breaks: true},
              hints: {game_port: 9, silent_on_bad_password: false, on_silence: the weather}
            """);
    Dialect expected =
        Dialect.DARKPLACES.with(d ->
            d.name("own")
                .games("My Game")
                .proven("my server")
                .defaultPort(4711)
                .charset(StandardCharsets.US_ASCII)
                .maxRequest(77)
                .maxReply(88)
                .depth(3)
                .pacing(Pacing.of(4, millis(250)))
                .idsMirrored(false)
                .closesOnBadPassword(true)
                .loginCheck("version")
                .keepAlive(Duration.ofMinutes(5))
                .keepAliveCommand("noop")
                .forbiddenInPassword("# ")
                .asciiPassword(true)
                .ending(Ending.quiet(millis(70), 9, Marker.NEXT_DATAGRAM))
                .rests(new Rests(Duration.ZERO, millis(2_000), millis(60_000)))
                .outOfBand(new OutOfBand("a ", "\n", "ÿ", "\0", "q"))
                .refusals(
                    List.of(
                        new RefusalText("No.\n", Refusal.PASSWORD),
                        new RefusalText("Slow", Refusal.PASSWORD_OR_PACE),
                        new RefusalText("Gone", Refusal.PACE, Duration.ofSeconds(7))))
                .console(new ConsoleFacts("st", "ls", "ok", ConsoleFacts.Colours.SECTION, true))
                .hints(new DialectHints(9, false, "the weather")));
    assertEquals(expected, own);
    assertEquals(true, one("base: source, lenient_nuls: true").get(SourceFacts.LENIENT_NULS));
    ConsoleFacts base = Dialect.MINECRAFT.console();
    assertEquals(
        new ConsoleFacts("list", base.help(), base.harmless(), base.colours(), true),
        one("base: minecraft, console: {line_breaks: true}").console());
  }

  @Test
  void aFamilyIsNamedAndItsFactsAreRead() {
    Fact<Boolean> shouts = Fact.of("shouts", false, Readings.FLAG, "answers in capitals");
    Family loud = Family.of("loud", List.of(shouts), d -> {});
    String text = "dialects: {own: {mechanism: loud, shouts: true, depth: 2}}\nservers: {}\n";
    Dialect own = FleetFile.parse(text, "fleet.yaml", name -> null, loud).dialects().get("own");
    assertEquals(loud, own.family());
    assertEquals(true, own.get(shouts));
    assertEquals(QuakeFacts.FAMILY, one("base: generic, mechanism: quake").family());
    assertEquals(Dialect.GENERIC.ending(), one("mechanism: quake").ending());
  }

  @Test
  void whatIsNotWrittenIsTheBases() {
    assertEquals(
        Dialect.IOQUAKE3.with(d ->
            d.name("own")
                .proven("not proven; built on ioquake3")
                .pacing(Pacing.of(3, Dialect.IOQUAKE3.pacing().interval()))
                .rests(new Rests(Rests.DEFAULT.afterEnd(), millis(9), Rests.DEFAULT.afterTimeout()))
                .outOfBand(new OutOfBand("rcon ", "", "print\n", "", "getstatus"))),
        one(
            "base: ioquake3, pacing: {burst: 3}, rests: {after_quiet: 9ms}, out_of_band: {query:"
                + " getstatus}"));
    assertEquals(
        Dialect.GENERIC.with(d -> d.name("own").proven("not proven; built on generic")), one(""));
  }

  @Test
  void aRuleBringsItsOwnProbe() {
    assertEquals(
        Ending.singlePacket(), one("base: minecraft, ending: {rule: single_packet}").ending());
    assertEquals(Ending.terminator(), one("ending: {rule: probe}").ending());
    assertEquals(
        Ending.shortFragment(4000), one("ending: {rule: short_fragment, limit: 4000}").ending());
    assertEquals(
        Ending.datagramSize(1000, Marker.NONE),
        one("base: quake3, ending: {rule: datagram_size, limit: 1000}").ending());
    assertEquals(millis(300), one("base: source, ending: {rule: quiet_time}").ending().quiet());
    Ending changed = one("base: minecraft, ending: {probe: none, probe_type: 7}").ending();
    assertEquals(
        new Ending(EndRule.SHORT_FRAGMENT, 4096, Duration.ZERO, Probe.NONE, 7, Marker.NONE),
        changed);
  }

  @Test
  void oneCanBuildOnAnotherThatStandsAbove() {
    FleetFile fleet = parse("a: {base: source, depth: 4}\nb: {base: a, max_request: 9}\n");
    assertEquals(List.of("a", "b"), List.copyOf(fleet.dialects().keySet()));
    assertEquals(4, fleet.dialects().get("b").depth());
    assertEquals("not proven; built on a", fleet.dialects().get("b").proven());
  }

  @Test
  void serversOfOneDialectShareIt() {
    FleetFile fleet =
        FleetFile.parse(
            """
            servers: {a: {dialect: own, address: 'h:1'}, b: {dialect: own, address: 'h:2'}}
            dialects: {own: {base: source}}
            """,
            "fleet.yaml",
            name -> null);
    assertSame(fleet.servers().get(0).dialect(), fleet.servers().get(1).dialect());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "minecraft: {}|2, 3|the dialect 'minecraft' comes with the engine; choose another name",
        "own: source|2, 8|'own' must have keys and values, not a single value",
        "own: {base: sorce}|2, 15|'base' names the unknown dialect 'sorce'; did you mean 'source'?",
        "own: {base: own}|2, 15|'base' must name a dialect that stands above; move 'own' up",
        "own: {mechanism: sorce}|2, 20|'mechanism' names the unknown family 'sorce'; did you mean 'source'?",
        "own: {base: quake3, lenient_nuls: true}|2, 23|unknown key 'lenient_nuls'; keys here are base, mechanism, games,",
        "own: {max_reqest: 5}|2, 9|unknown key 'max_reqest'; did you mean 'max_request'?",
        "own: {max_request: 0}|2, 22|'max_request' must be a whole number from 1 to 999999999, not '0'",
        "own: {max_request: 1e3}|2, 22|not '1e3'",
        "own: {default_port: 65536}|2, 23|'default_port' must be a whole number from 1 to 65535",
        "own: {charset: utf8000}|2, 18|'charset' is unknown: 'utf8000'; write for instance utf-8",
        "own: {charset: '?'}|2, 18|'charset' is unknown: '?'",
        "own: {lenient_nuls: yes}|2, 23|'lenient_nuls' must be true or false, not 'yes'",
        "own: {pacing: 5s}|2, 17|'pacing' must have keys and values, not a single value",
        "own: {pacing: {brust: 5}}|2, 18|unknown key 'brust'; did you mean 'burst'?",
        "own: {keep_alive: {every: 5s}}|2, 21|'command' is missing here; add it",
        "own: {keep_alive: {every: 0s, command: x}}|2, 29|'every' must be more than zero",
        "own: {ending: {rule: marker}}|2, 24|'rule' cannot be 'marker'; it is one of single_packet, probe,",
        "own: {ending: {rule: prob}}|2, 24|'rule' cannot be 'prob'; did you mean 'probe'?",
        "own: {base: source, ending: {rule: short_fragment}}|2, 31|this rule needs a 'limit' in bytes; add one",
        "own: {base: quake3, refusals: no}|2, 33|'refusals' must be a list, not a single value",
        "own: {base: quake3, refusals: [no]}|2, 34|an item of 'refusals' must have keys and values",
        "own: {base: quake3, refusals: [{text: no}]}|2, 34|'meaning' is missing here; add it",
        "own: {base: quake3, refusals: [{text: '', meaning: password}]}|2, 41|'text' must not be empty",
        "own: {base: quake3, out_of_band: {reply: ж}}|2, 44|'reply' must have characters of Latin-1 only",
        "own: {base: source, depth: 2, ids_mirrored: false}|2, 3|without mirrored ids only one command",
        "own: {console: {colors: caret}}|2, 19|unknown key 'colors'; did you mean 'colours'?",
        "own: {console: {colours: ansi}}|2, 28|'colours' cannot be 'ansi'",
        "own: {console: {status: \"a\\nb\"}}|2, 3|the 'status' of the console must be one line",
        "My Own: {}|2, 3|a dialect's name has lower case letters, digits and hyphens, not 'My Own'",
      })
  void saysWhatIsWrong(String dialects, String place, String problem) {
    FleetFileException e = assertThrows(FleetFileException.class, () -> parse(dialects));
    assertTrue(
        e.getMessage().startsWith("fleet.yaml: line " + place.replace(",", ", column") + ": "),
        e.getMessage());
    assertTrue(e.getMessage().contains(problem), e.getMessage());
  }

  @Test
  void aDialectBelowCannotBeABase() {
    FleetFileException e =
        assertThrows(FleetFileException.class, () -> parse("a: {base: b}\nb: {base: source}\n"));
    assertTrue(e.getMessage().contains("move 'b' up"), e.getMessage());
  }
}
