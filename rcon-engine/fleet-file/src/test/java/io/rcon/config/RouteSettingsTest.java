package io.rcon.config;

import static io.rcon.config.WrongFile.wrongServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Proxy;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.Tls;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys that say how a server is reached. */
class RouteSettingsTest {
  private static final String PIN = "ab".repeat(32);

  @TempDir Path directory;

  private final List<String> warnings = new ArrayList<>();

  private List<Server> servers(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("fleet.yaml"), text);
    return FleetReader.load(file, List.of(), Map.of("PW", "from env")::get, warnings::add)
        .servers();
  }

  private Server one(String keys) throws IOException {
    return servers("servers:\n eu: {address: h, dialect: source, " + keys + "}\n").get(0);
  }

  @Test
  void tlsIsYesOrNoOrWhatIsVerified() throws IOException {
    Files.writeString(directory.resolve("ca.pem"), TestPki.ca());
    Files.writeString(directory.resolve("own.pem"), TestPki.certificate(Shows.GOOD));
    Files.writeString(directory.resolve("own.key"), TestPki.key(Shows.GOOD));
    assertEquals(Optional.empty(), one("tls: false").tls());
    assertEquals(Optional.of(Tls.systemTrust()), one("tls: true").tls());
    assertEquals(
        Optional.of(Tls.systemTrust().ca(TestPki.ca()).serverName("lobby")),
        one("tls: {ca: ca.pem, server_name: lobby}").tls());
    assertEquals(
        Optional.of(Tls.systemTrust().pin(PIN).pin("cd".repeat(32))),
        one("tls: {pin: ['" + PIN + "', '" + "cd".repeat(32) + "']}").tls());
    assertEquals(
        Optional.of(
            Tls.systemTrust()
                .pin(PIN)
                .clientCertificate(
                    TestPki.certificate(Shows.GOOD), Secret.of(TestPki.key(Shows.GOOD)))),
        one("tls: {pin: '" + PIN + "', client_certificate: own.pem, client_key: own.key}").tls());
    assertEquals(1, warnings.size(), "" + warnings);
    assertTrue(warnings.get(0).contains("own.key holds a private key"), "" + warnings);
    assertTrue(one("tls: {insecure: true}").tls().orElseThrow().isInsecure());
    assertFalse(one("tls: {insecure: false}").tls().orElseThrow().isInsecure());
  }

  @Test
  void aProxyAndItsPassword() throws IOException {
    Files.writeString(directory.resolve("pw"), "from file\n");
    assertEquals(Optional.of(Proxy.socks5("h", 1080)), one("proxy: 'socks5://h:1080'").proxy());
    assertEquals(
        Optional.of(Proxy.http("h", 3128).credentials("me", Secret.file(directory.resolve("pw")))),
        one("proxy: 'http://me@h:3128', proxy_password_file: pw").proxy());
    assertEquals(
        Optional.of(Proxy.http("h", 3128).credentials("me", Secret.of("from env"))),
        one("proxy: 'http://me@h:3128', proxy_password: '${PW}'").proxy());
    assertEquals(Optional.of("10.0.0.2"), one("local_address: 10.0.0.2").localAddress());
    assertEquals(Optional.of("::1"), one("local_address: '::1'").localAddress());
  }

  @Test
  void queriesGoWhereTheFileSays() throws IOException {
    List<Server> all =
        servers(
            """
            defaults:
              dialect: source
              query_port: 27016
              query: direct
              rcon: off
            servers:
              a: {address: a, proxy: socks5://h:1080}
              b: {address: b, proxy: socks5://h:1080, query_port: 7, query: default, rcon: on}
            """);
    assertEquals(27016, all.get(0).queryPort());
    assertTrue(all.get(0).isQueried());
    assertFalse(all.get(0).hasRcon());
    assertEquals(7, all.get(1).queryPort());
    assertFalse(all.get(1).isQueried());
    assertTrue(all.get(1).hasRcon());
    assertEquals(27015, one("timeout: 1s").queryPort());
    assertTrue(one("timeout: 1s").isQueried() && one("timeout: 1s").hasRcon());
  }

  @Test
  void serversInheritAndRefuse() throws IOException {
    List<Server> all =
        servers(
            """
            defaults:
              dialect: source
              tls: {pin: '%1$s'}
              proxy: socks5://h:1080
              local_address: 10.0.0.2
            servers:
              a: {address: a}
              b: {address: b, tls: false, proxy: none, local_address: 10.0.0.3}
              c: {address: c, tls: {pin: '%1$s'}}
            """
                .formatted(PIN));
    Server a = all.get(0);
    assertEquals(Optional.of(Tls.systemTrust().pin(PIN)), a.tls());
    assertEquals(Optional.of(Proxy.socks5("h", 1080)), a.proxy());
    assertEquals(Optional.of("10.0.0.2"), a.localAddress());
    assertEquals(Optional.empty(), all.get(1).tls());
    assertEquals(Optional.empty(), all.get(1).proxy());
    assertEquals(Optional.of("10.0.0.3"), all.get(1).localAddress());
    assertSame(a.tls().orElseThrow(), all.get(2).tls().orElseThrow(), "equal ones are shared");
  }

  static Stream<WrongFile> wrong() {
    return Stream.of(
        wrongServer("{tls: yes}", 7, "'tls' must be true or false"),
        wrongServer("{tls: {cert: x}}", 8, "unknown key 'cert'; keys here are ca, pin"),
        wrongServer("{tls: {ca: nowhere.pem}}", 12, "'ca' cannot be used: there is no file"),
        wrongServer("{tls: {pin: abc}}", 13, "'pin' cannot be used: a pin is the SHA-256"),
        wrongServer("{tls: {pin: [abc]}}", 14, "'pin' cannot be used: a pin is the SHA-256"),
        wrongServer("{tls: {server_name: 'a b'}}", 21, "'server_name' cannot be used"),
        wrongServer("{tls: {client_key: k}}", 7, "'client_certificate' is missing here"),
        wrongServer("{tls: {client_certificate: k}}", 7, "'client_key' is missing here"),
        wrongServer(
            "{tls: {pin: '" + PIN + "', insecure: true}}",
            91,
            "'insecure' contradicts 'ca' or 'pin'"),
        wrongServer("{proxy: 'h:1080'}", 9, "'proxy' cannot be used: a proxy is written socks5"),
        wrongServer(
            "{proxy: 'socks5://me:hunter2@h:1'}", 9, "password must not stand in its address"),
        wrongServer("{proxy_password: x}", 2, "a proxy's password without 'proxy' beside it"),
        wrongServer(
            "{proxy: 'http://h:1', proxy_password: x}",
            23,
            "without a user; write 'proxy: http://user@h:1'"),
        wrongServer("{query_port: 0}", 14, "'query_port' must be a whole number from 1 to 65535"),
        wrongServer("{query: around}", 9, "'query' cannot be 'around'"),
        wrongServer("{rcon: no}", 8, "'rcon' cannot be 'no'"),
        wrongServer("{local_address: eth0}", 17, "'local_address' must be an IPv4 or IPv6"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void errorsNameThePlace(WrongFile wrong) {
    wrong.check();
    assertFalse(WrongFile.fail(wrong.text()).getMessage().contains("hunter2"));
  }
}
