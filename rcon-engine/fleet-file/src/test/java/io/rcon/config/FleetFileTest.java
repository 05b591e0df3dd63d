package io.rcon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.Secret;
import io.rcon.Server;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetFileTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("RCON_PASSWORD", "from-the-environment", "HOST", "10.1.2.3", "_p1", "a ${HOST} b");

  private static FleetFile parse(String text) {
    return FleetFile.parse(text, "fleet.yaml", ENVIRONMENT::get);
  }

  private static Server one(String keys) {
    List<Server> servers = parse("servers: {one: {dialect: minecraft, " + keys + "}}").servers();
    assertEquals(1, servers.size());
    return servers.get(0);
  }

  private static Path sample() throws URISyntaxException {
    return Path.of(Objects.requireNonNull(FleetFileTest.class.getResource("fleet.yaml")).toURI());
  }

  @Test
  void readsTheSample() throws Exception {
    FleetFile fleet = FleetReader.load(sample(), List.of(), ENVIRONMENT::get, warning -> {});

    Dialect bigmod =
        Dialect.MINECRAFT.with(d ->
            d.name("bigmod")
                .proven("not proven; built on minecraft")
                .maxRequest(1413)
                .pacing(Pacing.of(5, Duration.ofMillis(200)))
                .keepAlive(Duration.ofMinutes(1))
                .keepAliveCommand("list"));
    assertEquals(Map.of("bigmod", bigmod), fleet.dialects());
    assertEquals(
        List.of(
            Server.of(Dialect.MINECRAFT, "10.0.0.7", 25575, Secret.of("from-the-environment"))
                .named("lobby")
                .tagged("region", "eu")
                .pollEvery(Duration.ofSeconds(30)),
            Server.of(
                    bigmod,
                    "2001:db8::18",
                    25580,
                    Secret.file(sample().resolveSibling("secrets/survival")))
                .named("survival")
                .tagged("region", "eu")
                .tagged("event", "winter")
                .timeout(Duration.ofSeconds(10))
                .pollEvery(Duration.ofSeconds(30)),
            Server.of(
                    Dialect.IOQUAKE3, "play.example.org", 27960, Secret.of("from-the-environment"))
                .named("arena")
                .tagged("region", "us")
                .pollEvery(Duration.ofMinutes(2))),
        fleet.servers());

    List<Server> handedOver = new ArrayList<>();
    fleet.forEach(handedOver::add);
    assertEquals(fleet.servers(), handedOver);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7:1, 10.0.0.7, 1",
    "10.0.0.7, 10.0.0.7, 25575",
    "example.org:65535, example.org, 65535",
    "[::1]:25576, ::1, 25576",
    "[::1], ::1, 25575",
    "[fe80::1%eth0.5], fe80::1%eth0.5, 25575",
    "[::ffff:10.0.0.7]:1, ::ffff:10.0.0.7, 1",
    "${HOST}:1, 10.1.2.3, 1",
  })
  void readsAddresses(String address, String host, int port) {
    Server server = one("address: '" + address + "'");
    assertEquals(host, server.host());
    assertEquals(port, server.port());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'${RCON_PASSWORD}', from-the-environment",
        "'a${HOST}b${HOST}', a10.1.2.3b10.1.2.3",
        "'$${HOST}', ${HOST}",
        "'$$${HOST}', $${HOST}",
        "'${_p1}', a ${HOST} b",
        "pa$$word$, pa$$word$",
        "'$', $",
        "007, 007",
        "1_000, 1_000",
        "0x1F, 0x1F",
        "1.50, 1.50",
        "true, true",
        "' x ', ` x `",
        "'it''s', it's",
        "\"tab\\tü\", `tab\tü`",
        "\"\", ``",
      })
  void takesPasswordsAsTheyAreWritten(String written, String password) {
    assertEquals(Secret.of(password), one("address: h, password: " + written).secret());
  }

  @Test
  void aServerWithoutPasswordHasNone() {
    assertEquals(Secret.none(), one("address: h").secret());
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500", "5s, 5000", "2m, 120000", "1h, 3600000", "010s, 10000"})
  void readsTimes(String written, long millis) {
    Optional<Duration> expected = Optional.of(Duration.ofMillis(millis));
    assertEquals(expected, one("address: h, timeout: " + written).timeout());
  }

  @Test
  void aServersOwnKeysWinOverTheDefaults() {
    FleetFile fleet =
        parse(
            """
            defaults:
              address: ${HOST}
              dialect: nukkit
              password: x
              tags: {a: "1", b: "2"}
              timeout: 1s
            servers:
              plain: {}
              own:
                address: other:99
                dialect: source
                password: y
                tags: {b: "${HOST}", c: 3}
                timeout: 2s
                poll: 1s
            """);
    assertEquals(
        List.of(
            Server.of(Dialect.NUKKIT, "10.1.2.3", 19132, Secret.of("x"))
                .named("plain")
                .tagged("a", "1")
                .tagged("b", "2")
                .timeout(Duration.ofSeconds(1)),
            Server.of(Dialect.SOURCE, "other", 99, Secret.of("y"))
                .named("own")
                .tagged("a", "1")
                .tagged("b", "10.1.2.3")
                .tagged("c", "3")
                .timeout(Duration.ofSeconds(2))
                .pollEvery(Duration.ofSeconds(1))),
        fleet.servers());
  }

  @Test
  void aliasesOfYamlWork() {
    FleetFile fleet =
        parse(
            """
            servers:
              a: &it {dialect: source, address: h}
              b: *it
            """);
    assertEquals(fleet.servers().get(0).named("b"), fleet.servers().get(1));
  }

  @Test
  void anEmptyFleetAndAByteOrderMarkAreFine() {
    assertTrue(parse("\uFEFFservers: {}").servers().isEmpty());
  }

  @Test
  void nothingCanBeChanged() {
    FleetFile fleet = parse("servers: {a: {dialect: source, address: h, poll: 1s}}");
    assertThrows(UnsupportedOperationException.class, () -> fleet.servers().clear());
    assertThrows(UnsupportedOperationException.class, () -> fleet.dialects().clear());
  }

  @Test
  @Timeout(60)
  void tenThousandServersLoadLongBeforeAMinute() {
    StringBuilder text =
        new StringBuilder("defaults: {dialect: source, tags: {game: tf2}}\nservers:\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("  server-with-a-long-name-").append(i).append(":\n    address: 10.0.");
      text.append(i / 250).append('.').append(i % 250).append(":27015\n");
      text.append("    password: \"a password that is rather long, as they should be, number ");
      text.append(i).append("\"\n    tags:\n      region: europe-west\n      rack: r");
      text.append(i % 40)
          .append("\n      owner: ${RCON_PASSWORD}\n    timeout: 5s\n    poll: 30s\n");
    }
    text.append("# The library takes three million characters by default.\n".repeat(15_000));
    assertTrue(text.length() > 3 * 1024 * 1024, "" + text.length());
    FleetFile fleet = parse(text.toString());
    assertEquals(10_000, fleet.servers().size());
    assertEquals(4, fleet.servers().get(9_999).tags().size());
    assertEquals(Optional.of(Duration.ofSeconds(30)), fleet.servers().get(9_999).pollEvery());
  }

  @Test
  void loadIsAllowedOnlyWhereItIsSaid() {
    FleetFile file =
        FleetFile.parse(
            """
            defaults: {dialect: minecraft, password: s3cret}
            servers:
              test: {address: 10.0.0.7, load: allowed}
              live: {address: 10.0.0.8, load: refused}
              other: {address: 10.0.0.9}
            """,
            "text",
            name -> null);
    assertEquals(java.util.Set.of("test"), file.loadAllowed());
  }

  @Test
  void maintenanceIsAFlagOrHasAReasonAndAnEnd() {
    FleetFile file =
        FleetFile.parse(
            """
            defaults: {dialect: minecraft, password: s3cret, maintenance: {reason: moving}}
            servers:
              a: {address: 10.0.0.7, maintenance: true}
              b: {address: 10.0.0.8, maintenance: {until: 2026-12-01T04:00:00+01:00}}
              c: {address: 10.0.0.9, maintenance: false}
              d: {address: 10.0.0.9}
            """,
            "text",
            name -> null);
    FleetMaintenance plain = new FleetMaintenance(Optional.empty(), Optional.empty());
    Instant end = Instant.parse("2026-12-01T03:00:00Z");
    assertEquals(
        Map.of(
            "a",
            plain,
            "b",
            new FleetMaintenance(Optional.empty(), Optional.of(end)),
            "d",
            new FleetMaintenance(Optional.of("moving"), Optional.empty())),
        file.maintenance());
    String wrong = "servers: {a: {dialect: minecraft, address: h, maintenance: {until: tomorrow}}}";
    String message =
        assertThrows(FleetFileException.class, () -> FleetFile.parse(wrong, "text", name -> null))
            .getMessage();
    assertTrue(message.contains("must be a time with its zone"), message);
  }
}
