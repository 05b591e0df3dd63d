package io.rcon.tunnel;

import io.rcon.Dialect;
import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import io.rcon.tls.TlsClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A folder with the files of a tunnel, and tunnels made from them. */
final class TunnelFixture {
  static final String PASSWORD = "the game's s3cret";
  static final String ALICE = "alice-s3cret-6789abcdef";
  static final String BOB = "bob-s3cret-6789abcdef0";

  final Path certificate;
  final Path key;
  final Path authority;
  final Path tokens;
  final Path password;

  TunnelFixture(Path folder) {
    certificate = folder.resolve("server.pem");
    key = folder.resolve("server.key");
    authority = TestPki.write(folder.resolve("ca.pem"), TestPki.ca());
    tokens = folder.resolve("tokens");
    password = folder.resolve("password");
    show(Shows.SELF_SIGNED);
    write(tokens, "# who may come in\nalice " + ALICE + "\n\nbob\t" + BOB + "\n");
    write(password, PASSWORD + "\n");
  }

  /** Replaces the certificate and its key. */
  void show(Shows what) {
    TestPki.write(certificate, TestPki.certificate(what));
    TestPki.write(key, TestPki.key(what));
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
    return new TlsClient(tunnel.address(), TestPki.client(Shows.SELF_SIGNED, null));
  }

  static TlsClient client(Tunnel tunnel, Shows shown) {
    return new TlsClient(tunnel.address(), TestPki.client(Shows.SELF_SIGNED, shown));
  }
}
