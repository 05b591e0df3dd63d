package io.rcon.tunnel;

import io.rcon.Dialect;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A folder with the files of a tunnel, and tunnels made from them. */
final class Lodge {
  static final String PASSWORD = "the game's own";
  static final String ALICE = "alice-0123456789abcdef";
  static final String BOB = "bob-0123456789abcdef0";

  final Path certificate;
  final Path key;
  final Path authority;
  final Path tokens;
  final Path password;

  Lodge(Path folder) {
    certificate = folder.resolve("server.pem");
    key = folder.resolve("server.key");
    authority = TestKeys.certificate("authority", folder.resolve("ca.pem"));
    tokens = folder.resolve("tokens");
    password = folder.resolve("password");
    show("server");
    write(tokens, "# who may come in\nalice " + ALICE + "\n\nbob\t" + BOB + "\n");
    write(password, PASSWORD + "\n");
  }

  /** Replaces the certificate and its key. */
  void show(String alias) {
    TestKeys.certificate(alias, certificate);
    TestKeys.key(alias, key);
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TunnelOptions options(InetSocketAddress game) {
    return new TunnelOptions()
        .to(game.getAddress().getHostAddress(), game.getPort())
        .certificate(certificate, key);
  }

  /** A tunnel without any login of its own. */
  Tunnel open(PlainGame game, boolean raw) {
    return Tunnel.start(options(game.address()).anyone(true).raw(raw));
  }

  /** A tunnel that asks for tokens. */
  Tunnel byToken(InetSocketAddress game, Dialect dialect, Consumer<TunnelOptions> change) {
    TunnelOptions options = options(game).dialect(dialect).tokens(tokens, password);
    change.accept(options);
    return Tunnel.start(options);
  }

  Tunnel byToken(SimulatedServer game) {
    Dialect dialect = Dialect.named(game.game().name()).orElseThrow();
    return byToken(game.address(), dialect, options -> {});
  }

  /** A client that trusts the tunnel and has no certificate. */
  static TlsClient client(Tunnel tunnel) {
    return new TlsClient(tunnel.address(), TestKeys.client("server", null));
  }

  static TlsClient client(Tunnel tunnel, String shown) {
    return new TlsClient(tunnel.address(), TestKeys.client("server", shown));
  }
}
