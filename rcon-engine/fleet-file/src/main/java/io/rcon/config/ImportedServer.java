package io.rcon.config;

import io.rcon.Dialect;
import io.rcon.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * A server as another program's file has it.
 *
 * @param name the name there
 * @param place where it stands
 * @param queryPort where queries go, if that is not the usual port
 */
record ImportedServer(
    String name,
    Place place,
    Address address,
    Dialect dialect,
    Secret secret,
    Optional<Duration> timeout,
    Optional<Integer> queryPort) {
  static ImportedServer of(
      String name, Place place, Address address, Dialect dialect, Secret secret) {
    return new ImportedServer(
        name, place, address, dialect, secret, Optional.empty(), Optional.empty());
  }

  ImportedServer timeout(Optional<Duration> other) {
    return new ImportedServer(name, place, address, dialect, secret, other, queryPort);
  }

  ImportedServer queryPort(int port) {
    return new ImportedServer(name, place, address, dialect, secret, timeout, Optional.of(port));
  }

  /** A password that a password file can hold. */
  static Secret secret(Scalar password) {
    String text = password.text();
    if (text.isEmpty()) {
      throw password.error("is empty; set a password there first");
    }
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw password.error("holds a line break, which no game takes; set another one there first");
    }
    if (!java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw password.error("holds half a character; set another one there first");
    }
    return Secret.of(text);
  }

  /** An address of a host and a port that are written apart. */
  static Address address(Scalar host, Optional<Scalar> port, int usual) {
    String name = host.text();
    boolean bare = name.indexOf(':') >= 0 && !name.startsWith("[");
    int number = port.map(ImportedServer::port).orElse(usual);
    String both = (bare ? "[" + name + "]" : name) + ":" + number;
    return Address.parse(host.withText(both), Dialect.GENERIC);
  }

  static int port(Scalar port) {
    int number = port.text().matches("\\d{1,5}") ? Integer.parseInt(port.text()) : 0;
    if (number < 1 || number > 65535) {
      throw port.error("must be a port, 1 to 65535, not '" + port.text() + "'");
    }
    return number;
  }

  /** Minecraft's own port is Minecraft; any other is a game that only its owner knows. */
  static Dialect guess(Address address) {
    return address.port() == Dialect.MINECRAFT.defaultPort() ? Dialect.MINECRAFT : Dialect.GENERIC;
  }
}
