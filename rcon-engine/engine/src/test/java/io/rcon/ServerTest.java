package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {
  private static final Server SERVER =
      Server.of(Dialect.SOURCE, "example.org", 27015, Secret.of("pw"));

  @ParameterizedTest
  @CsvSource({
    "example.org, example.org, example.org:27015",
    "10.0.0.7, 10.0.0.7, 10.0.0.7:27015",
    "::1, ::1, [::1]:27015",
    "[::1], ::1, [::1]:27015",
    "fe80::1%eth0, fe80::1%eth0, [fe80::1%eth0]:27015",
  })
  void isNamedByItsAddress(String host, String bare, String address) {
    Server server = Server.of(Dialect.SOURCE, host, 27015, Secret.none());
    assertEquals(bare, server.host());
    assertEquals(address, server.address());
    assertEquals(address, server.name());
  }

  /** A name begins lines of the log. */
  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "\u001b[2J", "a\u0085", "a\u2028b"})
  void takesNoNameThatCouldForgeALine(String name) {
    assertThrows(IllegalArgumentException.class, () -> SERVER.named(name));
    assertThrows(
        IllegalArgumentException.class,
        () -> Server.of(Dialect.SOURCE, name, 27015, Secret.none()));
  }

  @Test
  void derivesWithoutChangingTheRest() {
    Server full =
        SERVER
            .named("eu-1")
            .tagged("b", "2")
            .tagged("a", "1")
            .tagged("b", "3")
            .timeout(Duration.ofSeconds(9));
    assertEquals("eu-1", full.name());
    assertEquals(Map.of("a", "1", "b", "3"), full.tags());
    assertEquals(List.of("a", "b"), List.copyOf(full.tags().keySet()));
    assertEquals(Optional.of(Duration.ofSeconds(9)), full.timeout());
    assertEquals(Dialect.SOURCE, full.dialect());
    assertEquals("example.org:27015", full.address());
    assertEquals(Secret.of("pw"), full.secret());
    Server changed = full.withSecret(Secret.of("new"));
    assertEquals(Secret.of("new"), changed.secret());
    assertEquals(full, changed.withSecret(Secret.of("pw")));
    assertEquals(Optional.empty(), SERVER.timeout());
    assertEquals(Map.of(), SERVER.tags());
  }

  @Test
  void tagsCannotBeChangedFromOutside() {
    Map<String, String> tags = SERVER.tagged("a", "1").tags();
    assertThrows(UnsupportedOperationException.class, () -> tags.put("b", "2"));
  }

  @Test
  void isAValue() {
    Server same = Server.of(Dialect.SOURCE, "example.org", 27015, Secret.of("pw"));
    assertEquals(SERVER, same);
    assertEquals(SERVER.hashCode(), same.hashCode());
    for (Server other :
        List.of(
            SERVER.named("x"),
            SERVER.tagged("a", "b"),
            SERVER.timeout(Duration.ofSeconds(1)),
            SERVER.withSecret(Secret.of("x")),
            Server.of(Dialect.SOURCE, "example.com", 27015, Secret.of("pw")).named(SERVER.name()),
            Server.of(Dialect.SOURCE, "example.org", 27016, Secret.of("pw")).named(SERVER.name()),
            Server.of(Dialect.GENERIC, "example.org", 27015, Secret.of("pw")))) {
      assertNotEquals(SERVER, other);
    }
    assertEquals("Server[example.org:27015, source at example.org:27015]", SERVER.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65536})
  void refusesAPortThatIsNone(int port) {
    refused(
        "a port is 1 to 65535, not " + port,
        () -> Server.of(Dialect.SOURCE, "h", port, Secret.none()));
  }

  @Test
  void refusesBlankHostsAndNames() {
    refused("host", () -> Server.of(Dialect.SOURCE, " ", 1, Secret.none()));
    refused("name must not be blank", () -> SERVER.named(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "dialect", "state"})
  void refusesReservedTags(String key) {
    refused("the tag '" + key + "' is reserved", () -> SERVER.tagged(key, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a=b", "-a", "!a", "a,b", "ä"})
  void refusesTagsThatNoSelectorCanName(String key) {
    refused("no selector can name the tag '" + key + "'", () -> SERVER.tagged(key, "x"));
  }

  @Test
  void refusesATimeoutThatIsOverBeforeItBegins() {
    refused("more than zero", () -> SERVER.timeout(Duration.ZERO));
    refused("more than zero", () -> SERVER.timeout(Duration.ofMillis(-1)));
  }

  private static void refused(String why, Executable what) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, what);
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }
}
