package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Dialect.Ending;
import io.rcon.Dialect.Marker;
import io.rcon.Dialect.OutOfBand;
import io.rcon.Dialect.Probe;
import io.rcon.Dialect.Refusal;
import io.rcon.Dialect.RefusalText;
import io.rcon.Dialect.Rests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DialectTest {
  private static final Map<String, Consumer<DialectBuilder>> CHANGES = changes();
  private static final Map<String, Function<Dialect, Object>> FACTS = facts();

  private static Map<String, Consumer<DialectBuilder>> changes() {
    Map<String, Consumer<DialectBuilder>> changes = new LinkedHashMap<>();
    changes.put("name", d -> d.name("my-mod-2"));
    changes.put("mechanism", d -> d.mechanism("telnet"));
    changes.put("games", d -> d.games("My Game"));
    changes.put("proven", d -> d.proven("my server"));
    changes.put("defaultPort", d -> d.defaultPort(4711));
    changes.put("charset", d -> d.charset(StandardCharsets.US_ASCII));
    changes.put("maxRequest", d -> d.maxRequest(77));
    changes.put("maxReply", d -> d.maxReply(88));
    changes.put("depth", d -> d.depth(3));
    changes.put("pacing", d -> d.pacing(Pacing.of(9, Duration.ofSeconds(9))));
    changes.put("ending", d -> d.ending(Ending.quiet(Duration.ofSeconds(9), 9, Marker.NONE)));
    changes.put("idsMirrored", d -> d.depth(1).idsMirrored(false));
    changes.put("lenientNuls", d -> d.lenientNuls(true));
    changes.put("closesOnBadPassword", d -> d.closesOnBadPassword(true));
    changes.put("loginCheck", d -> d.loginCheck("version"));
    changes.put("keepAlive", d -> d.keepAlive(Duration.ofSeconds(9)));
    changes.put("keepAliveCommand", d -> d.keepAliveCommand("noop"));
    changes.put("refusals", d -> d.refusals(List.of(new RefusalText("No.", Refusal.PASSWORD))));
    changes.put("outOfBand", d -> d.outOfBand(new OutOfBand("a", "b", "c", "d", "e")));
    changes.put("forbiddenInPassword", d -> d.forbiddenInPassword("#"));
    changes.put("asciiPassword", d -> d.asciiPassword(true));
    changes.put("rests", d -> d.rests(new Rests(Duration.ZERO, Duration.ZERO, Duration.ZERO)));
    changes.put("console", d -> d.console(new ConsoleFacts("st", "ls", "x", Colours.CARET, true)));
    changes.put("hints", d -> d.hints(new DialectHints(9, true, "the weather")));
    return changes;
  }

  private static Map<String, Function<Dialect, Object>> facts() {
    Map<String, Function<Dialect, Object>> facts = new LinkedHashMap<>();
    facts.put("name", Dialect::name);
    facts.put("mechanism", Dialect::mechanism);
    facts.put("games", Dialect::games);
    facts.put("proven", Dialect::proven);
    facts.put("defaultPort", Dialect::defaultPort);
    facts.put("charset", Dialect::charset);
    facts.put("maxRequest", Dialect::maxRequest);
    facts.put("maxReply", Dialect::maxReply);
    facts.put("depth", Dialect::depth);
    facts.put("pacing", Dialect::pacing);
    facts.put("ending", Dialect::ending);
    facts.put("idsMirrored", Dialect::idsMirrored);
    facts.put("lenientNuls", Dialect::lenientNuls);
    facts.put("closesOnBadPassword", Dialect::closesOnBadPassword);
    facts.put("loginCheck", Dialect::loginCheck);
    facts.put("keepAlive", Dialect::keepAlive);
    facts.put("keepAliveCommand", Dialect::keepAliveCommand);
    facts.put("refusals", Dialect::refusals);
    facts.put("outOfBand", Dialect::outOfBand);
    facts.put("forbiddenInPassword", Dialect::forbiddenInPassword);
    facts.put("asciiPassword", Dialect::asciiPassword);
    facts.put("rests", Dialect::rests);
    facts.put("console", Dialect::console);
    facts.put("hints", Dialect::hints);
    return facts;
  }

  static Set<String> factNames() {
    return CHANGES.keySet();
  }

  @ParameterizedTest
  @MethodSource("factNames")
  void changingOneFactKeepsAllOthers(String changed) {
    Dialect base = Dialect.SOURCE.with(d -> d.depth(1));
    Dialect derived = base.with(CHANGES.get(changed));
    FACTS.forEach((name, fact) -> {
      if (name.equals(changed)) {
        assertNotEquals(fact.apply(base), fact.apply(derived), name);
      } else {
        assertEquals(fact.apply(base), fact.apply(derived), name);
      }
    });
    assertNotEquals(base, derived);
    assertEquals(derived, base.with(CHANGES.get(changed)));
  }

  @Test
  void everyFactCanBeChangedAndIsChecked() {
    assertEquals(FACTS.keySet(), CHANGES.keySet());
    long setters =
        List.of(DialectBuilder.class.getMethods()).stream()
            .filter(m -> m.getReturnType() == DialectBuilder.class)
            .count();
    assertEquals(FACTS.size(), setters);
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
    refused("0 to 65535", d -> d.defaultPort(65536));
    refused("0 to 65535", d -> d.defaultPort(-1));
    refused("keepAlive", d -> d.keepAlive(Duration.ofSeconds(-1)));
    refused("lower case letters", d -> d.name("My Mod"));
    refused("lower case letters", d -> d.name(""));
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
    boolean udp = dialect.mechanism().equals("quake");
    assertTrue(!udp || ending.probe() == Probe.NONE, "probes are for streams");
    assertTrue(udp || ending.marker() == Marker.NONE, "markers are for datagrams");
    assertEquals(udp, !dialect.refusals().isEmpty());
    assertEquals(dialect.keepAlive().isEmpty(), dialect.keepAliveCommand().isEmpty());
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
    assertEquals(constants, Dialect.all().size());
    assertEquals(Optional.empty(), Dialect.named("Minecraft"));
  }
}
