package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Dialect.Rests;
import io.rcon.Ending.Marker;
import io.rcon.Ending.Probe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DialectTest {
  /** For each fact of the families that come with the engine, another value than the usual. */
  private static final Map<Fact<?>, Object> OTHERS = others();

  private static Map<Fact<?>, Object> others() {
    Map<Fact<?>, Object> others = new LinkedHashMap<>();
    others.put(CommonFacts.GAMES, "My Game");
    others.put(CommonFacts.PROVEN, "my server");
    others.put(CommonFacts.REFUTED_BY, "another server");
    others.put(CommonFacts.DEFAULT_PORT, 4711);
    others.put(CommonFacts.CHARSET, StandardCharsets.US_ASCII);
    others.put(CommonFacts.MAX_REQUEST, 77);
    others.put(CommonFacts.MAX_REPLY, 88);
    others.put(CommonFacts.DEPTH, 3);
    others.put(CommonFacts.PACING, Pacing.of(9, Duration.ofSeconds(9)));
    others.put(CommonFacts.ENDING, Ending.quiet(Duration.ofSeconds(9), 9, Marker.NONE));
    others.put(CommonFacts.IDS_MIRRORED, false);
    others.put(CommonFacts.CLOSES_ON_BAD_PASSWORD, true);
    others.put(CommonFacts.LOGIN_CHECK, "version");
    others.put(CommonFacts.KEEP_ALIVE, new KeepAlive(Duration.ofSeconds(9), "noop"));
    others.put(CommonFacts.FORBIDDEN_IN_PASSWORD, "#");
    others.put(CommonFacts.ASCII_PASSWORD, true);
    others.put(CommonFacts.ASCII_COMMAND, true);
    others.put(CommonFacts.FORBIDDEN_IN_COMMAND, "%");
    others.put(CommonFacts.SILENT_IF_EMPTY, true);
    others.put(CommonFacts.RESTS, new Rests(Duration.ZERO, Duration.ZERO, Duration.ZERO));
    others.put(CommonFacts.CONSOLE, new ConsoleFacts("st", "ls", "x", Colours.CARET, true));
    others.put(CommonFacts.STATUS_FORMAT, "rust");
    others.put(
        CommonFacts.EVENT_LINES, List.of(new EventLine(EventLine.Kind.JOIN, "{player} is here")));
    others.put(CommonFacts.SPEED, new GameSpeed("stats", "source-stats", GameSpeed.Unit.FPS));
    others.put(CommonFacts.EVENT_COMMANDS, List.of("chat"));
    others.put(CommonFacts.HINTS, new DialectHints(9, true, "the weather"));
    others.put(CommonFacts.CLOSES_AFTER_ANSWER, true);
    others.put(CommonFacts.QUERY, List.of("a2s"));
    others.put(CommonFacts.QUERY_PORT, 9);
    others.put(CommonFacts.QUERY_INTERVAL, Duration.ofSeconds(9));
    CommandFacts.ALL.forEach(fact -> others.put(fact, "other {text}"));
    others.put(CommandFacts.ARGUMENTS, new ArgumentRules(List.of(";"), "@", true, false, 9));
    others.put(CommandFacts.SECRET_COMMANDS, List.of("hush"));
    others.put(SourceFacts.LENIENT_NULS, true);
    others.put(SourceFacts.LYING_LENGTHS, true);
    others.put(SourceFacts.STRAY_TAILS, true);
    others.put(SourceFacts.ANSWER_TYPES, Set.of(7));
    others.put(SourceFacts.ACKNOWLEDGES_FIRST, true);
    others.put(SourceFacts.NOTICES, List.of("Hello"));
    others.put(SourceFacts.EMPTY_ANSWERS, List.of("Nothing"));
    others.put(SourceFacts.LINE_FRAMES, true);
    others.put(SourceFacts.LOGIN_FORMS, List.of(LoginForm.THIRD_NUL));
    others.put(SourceFacts.PROBE_ANSWER, ProbeAnswer.CLOSES);
    others.put(BattlEyeFacts.ANSWERS_AS_MESSAGES, true);
    others.put(FrostbiteFacts.EVENTS_COMMAND, "tell me");
    others.put(EvrimaFacts.CODES, List.of("shutdown ff"));
    others.put(QuakeFacts.REFUSALS, List.of(new RefusalText("No.", Refusal.PASSWORD)));
    others.put(QuakeFacts.OUT_OF_BAND, new OutOfBand("a", "b", "c", "d", "e"));
    others.put(QuakeFacts.ERROR_REPLY, "error");
    others.put(QuakeFacts.SEALED_BY, Sealing.AES);
    others.put(QuakeFacts.COMMENTS, CommentRule.AT_WORD);
    return others;
  }

  static Stream<Arguments> everyFact() {
    return Stream.of(SourceFacts.FAMILY, QuakeFacts.FAMILY)
        .flatMap(family -> family.facts().stream().map(fact -> arguments(family, fact)))
        // Only beside another one, which a contradiction below shows.
        .filter(each -> each.get()[1] != SourceFacts.STRANGE_IDS)
        .filter(each -> each.get()[1] != SourceFacts.LEARNS)
        .filter(each -> each.get()[1] != QuakeFacts.RCON_SECURE);
  }

  @ParameterizedTest
  @MethodSource("everyFact")
  <T> void changingOneFactKeepsAllOthers(Family family, Fact<T> changed) {
    Dialect base = family.dialect("base", d -> {});
    @SuppressWarnings("unchecked") // OTHERS has a value of each fact's own type.
    T other = (T) Objects.requireNonNull(OTHERS.get(changed), changed.key());
    Dialect derived = base.with(d -> d.set(changed, other));
    for (Fact<?> fact : family.facts()) {
      Object expected = fact == changed ? other : fact.usual();
      assertEquals(expected, derived.get(fact), fact.key());
    }
    assertNotEquals(base, derived);
    assertEquals(derived, base.with(d -> d.set(changed, other)));
    assertEquals(base, derived.with(d -> d.set(changed, changed.usual())));
    assertEquals(derived, derived.with(d -> d.games(derived.games())));
  }

  @Test
  void aFactOfAnotherFamilyIsRefusedAndHasItsUsualValue() {
    refused(
        "the family 'source' has no fact 'out_of_band'",
        d -> d.outOfBand(new OutOfBand("a", "b", "c", "d", "e")));
    assertEquals(List.of(), Dialect.SOURCE.get(QuakeFacts.REFUSALS));
    Dialect other = Dialect.NUKKIT.with(d -> d.family(QuakeFacts.FAMILY));
    assertEquals(false, other.get(SourceFacts.LENIENT_NULS));
    assertEquals(Dialect.NUKKIT.games(), other.games());
  }

  @Test
  void oneOfAnothersOwnIsBuiltOnIt() {
    Dialect own = Dialect.MINECRAFT.with(d -> d.name("own"));
    assertEquals(Optional.of(Dialect.MINECRAFT), own.base());
    assertEquals(Optional.of(own), own.with(d -> d.name("more")).base());
    assertEquals(Optional.of(Dialect.MINECRAFT), own.with(d -> d.depth(2)).base());
    assertEquals(Optional.empty(), Dialect.GENERIC.with(d -> d.name("ark")).base());
    for (Dialect dialect : Dialect.all()) {
      assertEquals(Optional.empty(), dialect.base(), dialect.name());
    }
  }

  @Test
  void derivingLeavesTheBaseAlone() {
    int depth = Dialect.SOURCE.depth();
    Dialect.SOURCE.with(d -> d.depth(depth + 1).name("other"));
    assertEquals(depth, Dialect.SOURCE.depth());
    assertEquals("source", Dialect.SOURCE.name());
  }

  @Test
  void aBuilderKeptByTheCallerDoesNotChangeTheDialect() {
    DialectBuilder[] kept = new DialectBuilder[1];
    Dialect derived = Dialect.SOURCE.with(d -> kept[0] = d.name("kept"));
    kept[0].name("changed");
    assertEquals("kept", derived.name());
  }

  @Test
  void refusesFactsThatCannotBe() {
    refused("at least 1", d -> d.depth(0));
    refused("at least 1", d -> d.maxRequest(0));
    refused("at least 1", d -> d.maxReply(0));
    refused("without mirrored ids only one", d -> d.depth(2).idsMirrored(false));
    refused("1 to 65535", d -> d.defaultPort(65536));
    refused("1 to 65535", d -> d.defaultPort(-1));
    refused(
        "'keep_alive' has a 'every' that must be at least 0",
        d -> d.keepAlive(Duration.ofSeconds(-1)));
    refused("lower case letters", d -> d.name("My Mod"));
    refused("lower case letters", d -> d.name(""));
    refused(
        "'ending' has a 'rule' that must not be null",
        d -> d.ending(new Ending(null, 0, Duration.ZERO, Probe.NONE, 0, Marker.NONE)));
    refused(
        "'rests' has a 'after_quiet' that must be at least 0",
        d -> d.rests(new Rests(Duration.ZERO, Duration.ofMillis(-1), Duration.ZERO)));
    for (EndRule rule : List.of(EndRule.MARKER, EndRule.PART_INDEX, EndRule.DATAGRAM_SIZE)) {
      refused(
          "over TCP no answer ends by '" + rule.name().toLowerCase(Locale.ROOT) + "'",
          d -> d.ending(new Ending(rule, 9, Duration.ZERO, Probe.NONE, 0, Marker.NONE)));
    }
    refused(
        "'strange_ids' says that ids do not come back", d -> d.set(SourceFacts.STRANGE_IDS, true));
    refused("takes nothing for granted", d -> d.set(SourceFacts.LEARNS, true));
    refused("the end frame names no command", d -> d.ending(Ending.endFrame()));
    refused("carries one command", d -> d.set(CommonFacts.CLOSES_AFTER_ANSWER, true));
    refused("'answer_types' needs a type", d -> d.set(SourceFacts.ANSWER_TYPES, Set.of()));
    refused("needs a limit", d -> d.ending(Ending.shortFragment(0)));
    assertThrows(NullPointerException.class, () -> Dialect.SOURCE.with(d -> d.refusals(null)));
  }

  private static void refused(String why, Consumer<DialectBuilder> change) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Dialect.SOURCE.with(change));
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  static List<Dialect> table() {
    return Dialect.all();
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyDialectOfTheTableIsWhole(Dialect dialect) {
    assertFalse(dialect.games().isBlank());
    assertFalse(dialect.proven().isBlank());
    assertFalse(dialect.proven().startsWith("not proven"));
    assertSame(dialect, Dialect.named(dialect.name()).orElseThrow());
    assertEquals(dialect.name(), dialect.toString());
    Ending ending = dialect.ending();
    boolean needsLimit =
        ending.rule() == EndRule.SHORT_FRAGMENT || ending.rule() == EndRule.DATAGRAM_SIZE;
    assertTrue(!needsLimit || ending.limit() > 0, "limit of " + ending);
    assertTrue(ending.rule() != EndRule.QUIET_TIME || !ending.quiet().isZero(), "" + ending);
    boolean udp = dialect.family().facts().contains(QuakeFacts.REFUSALS);
    assertTrue(!udp || ending.probe() == Probe.NONE, "probes are for streams");
    assertTrue(udp || ending.marker() == Marker.NONE, "markers are for datagrams");
    assertEquals(udp, !dialect.refusals().isEmpty());
    assertTrue(dialect.keepAlive().isPresent() || dialect.keepAliveCommand().isEmpty());
  }

  @Test
  void namesAreUniqueAndEveryConstantIsInTheTable() throws IllegalAccessException {
    Set<String> names = new HashSet<>();
    Dialect.all().forEach(d -> assertTrue(names.add(d.name()), d.name()));
    int constants = 0;
    for (var field : Dialect.class.getFields()) {
      if (field.getType() == Dialect.class) {
        constants++;
        assertTrue(Dialect.all().contains(field.get(null)), field.getName());
      }
    }
    assertEquals(11, constants);
    assertEquals(Optional.empty(), Dialect.named("Minecraft"));
  }

  @Test
  void eachSaysWhatItWasProvenAgainstAndWhatWouldRefuteIt() {
    Set<String> kinds =
        Set.of("running server", "capture", "vectors", "model of its source", "documents only");
    for (Dialect dialect : Dialect.all()) {
      assertTrue(kinds.contains(dialect.proven().split(":", -1)[0]), dialect.proven());
      assertFalse(dialect.get(CommonFacts.REFUTED_BY).isEmpty(), dialect.name());
    }
  }
}
