package io.rcon.config;

import static io.rcon.config.WrongFile.fail;
import static io.rcon.config.WrongFile.wrong;
import static io.rcon.config.WrongFile.wrongServer;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FleetFileErrorsTest {
  static Stream<WrongFile> files() {
    return Stream.of(
        wrong("", 1, 1, "the file has no content; begin with 'servers:' and a server"),
        wrong("# only a comment\n", 1, 1, "the file has no content"),
        wrong("- a\n- b\n", 1, 1, "a fleet file must have keys and values, not a list"),
        wrong("just words", 1, 1, "a fleet file must have keys and values, not a single value"),
        wrong("defaults: {}\n", 1, 1, "'servers' is missing; add it and a server"),
        wrong("servers:\n", 1, 9, "'servers' must have keys and values, not nothing"),
        wrong("servers: [a]\n", 1, 10, "'servers' must have keys and values, not a list"),
        wrong(
            "server:\n  a: {}\n",
            1,
            1,
            "unknown key 'server'; did you mean 'servers'? keys here are defaults, dialects, servers"),
        wrong(
            "servers: {}\nservers: {}\n",
            2,
            1,
            "duplicate key 'servers', the first is in line 1; remove one"),
        wrong(
            "servers:\n  eu: {}\n  eu: {}\n",
            3,
            3,
            "duplicate server name 'eu', the first is in line 2; remove one"),
        wrong("servers:\n  ? [a]\n  : {}\n", 2, 5, "a server name must be a text"),
        wrong("servers:\n  ' ': {}\n", 2, 3, "in 'servers' a server name must be a text"),
        wrong(
            "servers:\n  \"e\\nu\": {address: h, dialect: source}\n",
            2,
            3,
            "a server's name must not hold control characters"),
        wrong(
            "servers:\n  eu: hunter2\n",
            2,
            7,
            "'eu' must have keys and values, not a single value"),
        wrong("servers: {}\n---\nservers: {}\n", 2, 1, "only one document"));
  }

  static Stream<WrongFile> servers() {
    return Stream.of(
        wrongServer(
            "{dialect: source}", -3, "the server 'eu' has no address; add 'address: host:port'"),
        wrongServer("{address: h}", -3, "the server 'eu' has no dialect; add 'dialect: minecraft'"),
        wrongServer(
            "{adress: h}",
            2,
            "unknown key 'adress'; did you mean 'address'? keys here are address, dialect, tags, password, password_file, poll, timeout, load, maintenance, tls, proxy, proxy_password, proxy_password_file, local_address, query_port, query, rcon"),
        wrongServer("{colour: red}", 2, "unknown key 'colour'; keys here are address,"),
        wrongServer("{address: h, address: h}", 14, "duplicate key 'address'"),
        wrongServer(
            "{address: h, dialect: minecarft}",
            23,
            "'dialect' names the unknown dialect 'minecarft'; did you mean 'minecraft'? known are source, minecraft,"),
        wrongServer(
            "{address: h, dialect: generic}",
            11,
            "'address' has no port, and the dialect generic has no usual one; write h:PORT"),
        wrongServer(
            "{address: 'h:0', dialect: source}",
            11,
            "'address' has the port '0'; a port is 1 to 65535"),
        wrongServer(
            "{address: 'h:65536', dialect: source}", 11, "the port '65536'; a port is 1 to 65535"),
        wrongServer("{address: 'h:', dialect: source}", 11, "the port ''; a port is 1 to 65535"),
        wrongServer(
            "{address: 'h:rcon', dialect: source}", 11, "the port 'rcon'; a port is 1 to 65535"),
        wrongServer(
            "{address: '::1', dialect: source}",
            11,
            "'address' must have an IPv6 address in brackets, as in [::1]:25575"),
        wrongServer(
            "{address: '[h]:1', dialect: source}",
            11,
            "'address' has brackets around 'h', which is no IPv6 address"),
        wrongServer(
            "{address: 'rcon://h:1', dialect: source}",
            11,
            "'address' must be host:port, [IPv6]:port, or a host alone"),
        wrongServer("{address: '', dialect: source}", 11, "'address' must be host:port"),
        wrongServer(
            "{address: , dialect: source}", 2, "'address' has no value; add one or remove the key"),
        wrongServer(
            "{address: [h], dialect: source}", 11, "'address' must be a single value, not a list"),
        wrongServer(
            "{address: '${HOST}', dialect: source}",
            11,
            "'address' needs the environment variable HOST, which is not set; set it"),
        wrongServer(
            "{address: h, dialect: source, timeout: 5}",
            40,
            "'timeout' must be a time such as 500ms, 5s, 2m or 1h30m, and at most 50 years, not '5'"),
        wrongServer(
            "{address: h, dialect: source, timeout: -1s}", 40, "'timeout' must be a time such as"),
        wrongServer(
            "{address: h, dialect: source, timeout: 30m1h}",
            40,
            "'timeout' must be a time such as"),
        wrongServer(
            "{address: h, dialect: source, poll: 0.5ms}", 37, "'poll' must be a time such as"),
        wrongServer("{address: h, dialect: source, poll: 0s}", 37, "'poll' must be more than zero"),
        wrongServer(
            "{address: h, dialect: source, tags: eu}",
            37,
            "'tags' must have keys and values, not a single value"),
        wrongServer(
            "{address: h, dialect: source, tags: {state: up}}", 38, "the tag 'state' is reserved"),
        wrongServer(
            "{address: h, dialect: source, tags: {a b: up}}",
            38,
            "no selector can name the tag 'a b'"),
        wrongServer("{address: h, dialect: source, tags: {a: 1, a: 2}}", 44, "duplicate tag 'a'"),
        wrongServer(
            "{address: h, dialect: source, tags: {a: {b: c}}}",
            41,
            "'a' must be a single value, not keys and values"),
        wrongServer(
            "{address: h, dialect: source, password: a, password_file: b}",
            44,
            "'password' and 'password_file' exclude each other; remove one"),
        wrongServer(
            "{address: h, dialect: source, password_file: ' '}",
            46,
            "'password_file' names no file"),
        wrongServer(
            "{address: h, dialect: source, password_file: no/such/file}",
            46,
            "'password_file' cannot be used: there is no file no/such/file"),
        wrongServer(
            "{address: h, dialect: source, password: '${MANGLED}'}",
            41,
            "'password' needs the environment variable MANGLED, which holds bytes that cannot be read in this locale; set LC_ALL=C.UTF-8"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhatIsWrongWithTheFile(WrongFile file) {
    file.check();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void saysWhatIsWrongWithAServer(WrongFile file) {
    file.check();
  }

  @Test
  void aFileWithoutEndIsRefused() {
    FleetFileException e =
        assertThrows(FleetFileException.class, () -> FleetFile.load(Path.of("/dev/zero")));
    assertTrue(e.getMessage().contains("is longer than 64 MiB"), e.getMessage());
  }

  @Test
  void anAliasWithinItselfEnds() {
    FleetFileException e = fail("servers: &all\n  eu: *all\n");
    assertTrue(e.getMessage().contains("unknown key 'eu'"), e.getMessage());
  }
}
