package io.rcon.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.tls.TlsClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @TempDir private Path folder;
  private TunnelFixture lodge;

  @BeforeEach
  void files() {
    lodge = new TunnelFixture(folder);
  }

  private TunnelOptions good() {
    return new TunnelOptions()
        .to("127.0.0.1", 1)
        .certificate(lodge.certificate, lodge.key)
        .tokens(lodge.tokens, lodge.password);
  }

  private void assertRefused(String because, Consumer<TunnelOptions> change) {
    TunnelOptions options = good();
    change.accept(options);
    String said =
        assertThrows(IllegalArgumentException.class, () -> Tunnel.start(options)).getMessage();
    assertTrue(said.contains(because), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.9.8.7", "::1", "localhost", "::ffff:127.0.0.1"})
  void loopbackIsTaken(String host) {
    TunnelOptions options = good().to(host, 1);
    try (Tunnel tunnel = Tunnel.start(options)) {
      assertTrue(tunnel.address().getAddress().isLoopbackAddress());
      assertTrue(tunnel.address().getPort() > 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.7", "0.0.0.0", "::", "2001:db8::1", "::ffff:10.0.0.7"})
  void anythingElseIsNot(String host) {
    assertRefused("is not loopback", o -> o.to(host, 1));
  }

  @Test
  void whatDoesNotGoTogetherIsSaid() {
    assertRefused("not known here", o -> o.to("no-such-host.invalid", 1));
    assertRefused("where is the game", o -> o.to("127.0.0.1", 0));
    assertRefused("either anyone", o -> o.anyone(true));
    assertRefused("names need an authority", o -> o.clientNames(List.of("x")));
    assertRefused("raw tunnel knows no login", o -> o.raw(true));
    assertRefused("ioquake3 has no Source frames", o -> o.dialect(Dialect.IOQUAKE3));
    assertRefused("at least one", o -> o.maxConnections(0));
    assertRefused("above zero", o -> o.idle(Duration.ZERO));
    Path none = folder.resolve("none");
    assertRefused("there is no file " + none, o -> o.certificate(none, lodge.key));
    assertRefused("there is no file " + none, o -> o.certificate(lodge.certificate, none));
    assertRefused("there is no file " + none, o -> o.clientAuthority(none));
    assertRefused("there is no file " + none, o -> o.tokens(none, lodge.password));
    assertRefused("there is no file " + none, o -> o.tokens(lodge.tokens, none));
    assertRefused("not known here", o -> o.listen("no-such-host.invalid", 0));
    TunnelOptions nobody =
        new TunnelOptions().to("127.0.0.1", 1).certificate(lodge.certificate, lodge.key);
    String said =
        assertThrows(IllegalArgumentException.class, () -> Tunnel.start(nobody)).getMessage();
    assertTrue(said.startsWith("who may come in?"), said);
  }

  @Test
  void optionsAreCopied() {
    TunnelOptions options = good();
    try (Tunnel tunnel = Tunnel.start(options)) {
      options.tokens(folder.resolve("a"), folder.resolve("b"));
      try (TlsClient client = TunnelFixture.client(tunnel)) {
        assertEquals(-1, client.login(1, "hunter2wrong").id());
      }
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      TunnelOptions options = good().listen("127.0.0.1", taken.getLocalPort());
      String said =
          assertThrows(UncheckedIOException.class, () -> Tunnel.start(options)).getMessage();
      assertTrue(said.contains("port " + taken.getLocalPort()), said);
    }
  }
}
