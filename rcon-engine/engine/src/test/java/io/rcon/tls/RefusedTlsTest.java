package io.rcon.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.ProtocolViolation;
import io.rcon.RconException.Unreachable;
import io.rcon.RconException.Unreachable.Step;
import io.rcon.RconSession;
import io.rcon.Tls;
import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.TestPki.Shows;
import java.io.IOException;
import java.net.Socket;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS that is not as it should be: nothing of RCON is sent, and the words say what to do. */
@Timeout(60)
class RefusedTlsTest {
  private static final Tls OWN_CA = Tls.systemTrust().ca(TestPki.ca());

  private final SimulatedServer game = SimulatedServer.start("minecraft", "s3cret");

  @AfterEach
  void close() {
    game.close();
  }

  private static Unreachable refused(int port, Tls tls) {
    Unreachable failure = Behind.unreachable(Behind.server("minecraft", port).withTls(tls));
    assertEquals(Step.TLS, failure.step(), failure.getMessage());
    return failure;
  }

  private static void says(Unreachable failure, String words) {
    assertTrue(String.valueOf(failure.getMessage()).contains(words), failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "ELSEWHERE, 'is for elsewhere.example, not for 127.0.0.1; set the server name'",
    "EXPIRED, 'the certificate has expired ('",
    "SELF_SIGNED, 'an authority that is not trusted here, ''CN=self''; give the authority'",
  })
  void whatTheAuthorityDoesNotVouchFor(Shows shows, String words) {
    try (TlsDoor door = TlsDoor.to(game.port(), shows)) {
      says(refused(door.port(), OWN_CA), words);
      assertEquals(0, door.relay.passedOn(), "not one byte for the server, so no password");
      assertEquals(0, game.connectionsAccepted());
    }
  }

  @Test
  void anAuthorityThatJavaDoesNotKnow() {
    try (TlsDoor door = TlsDoor.to(game.port(), Shows.GOOD)) {
      says(refused(door.port(), Tls.systemTrust()), "'CN=Test Authority'");
      assertEquals(0, door.relay.passedOn());
    }
  }

  @Test
  void anotherThanThePinnedIsShownSoThatItCanBeCompared() throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] offered = sha256.digest(TestPki.encoded(Shows.GOOD));
    byte[] key = sha256.digest(TestPki.encodedKey(Shows.GOOD));
    try (TlsDoor door = TlsDoor.to(game.port(), Shows.GOOD)) {
      Unreachable failure = refused(door.port(), Tls.systemTrust().pin("ab".repeat(32)));
      says(failure, "not the pinned one");
      says(failure, HexFormat.ofDelimiter(":").withUpperCase().formatHex(offered));
      says(failure, "sha256//" + Base64.getEncoder().encodeToString(key));
      assertEquals(0, door.relay.passedOn());
    }
  }

  @Test
  void aPinBesideAnAuthorityDoesNotReplaceIt() throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    Tls both = OWN_CA;
    for (Shows each : List.of(Shows.GOOD, Shows.EXPIRED)) {
      both = both.pin(HexFormat.of().formatHex(sha256.digest(TestPki.encodedKey(each))));
    }
    try (TlsDoor good = TlsDoor.to(game.port(), Shows.GOOD);
        TlsDoor expired = TlsDoor.to(game.port(), Shows.EXPIRED);
        RconSession session = Behind.open(Behind.server("minecraft", good.port()).withTls(both))) {
      assertEquals("hi", Behind.echo(session, "hi"));
      says(refused(expired.port(), both), "expired");
      says(refused(good.port(), OWN_CA.pin("ab".repeat(32))), "not the pinned one");
    }
  }

  /** In TLS 1.3 the server says so only after we are through. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aClientCertificateThatWeDoNotHave(String protocol) {
    try (TlsDoor door = TlsDoor.wantingClient(game.port(), protocol)) {
      says(refused(door.port(), OWN_CA), "may want a client certificate");
      assertEquals(0, game.connectionsAccepted());
    }
  }

  @Test
  void clearTextWhereTlsIsExpected() {
    says(
        silentUnlessGreeted(),
        "no end of the TLS handshake (does the port speak TLS?) within 1000 ms");
    try (LoopbackRelay ssh = LoopbackRelay.plain(near -> hello(near, "SSH-2.0-x\r\n"))) {
      says(refused(ssh.port(), OWN_CA), "does not speak TLS; check the port");
    }
  }

  /** A Minecraft server takes the handshake for a bad frame, and closes or waits for more. */
  private Unreachable silentUnlessGreeted() {
    try (LoopbackRelay silent = LoopbackRelay.plain(LoopbackRelay::silence)) {
      return refused(silent.port(), OWN_CA);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"minecraft", "source", "nukkit", "generic"})
  void aGameThatSpeaksClearTextIsNotTls(String dialect) {
    try (SimulatedServer plain = SimulatedServer.start(dialect, "s3cret")) {
      Unreachable failure =
          Behind.unreachable(Behind.server(dialect, plain.port()).withTls(OWN_CA));
      assertEquals(Step.TLS, failure.step(), failure.getMessage());
      assertEquals(0, plain.commandsExecuted());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"minecraft", "source", "nukkit", "generic"})
  void tlsWhereClearTextIsExpected(String dialect) {
    try (TlsDoor door = TlsDoor.to(game.port(), Shows.GOOD);
        RconSession session = Behind.open(Behind.server(dialect, door.port()))) {
      RconException failure =
          assertThrows(RconException.class, () -> session.blocking().execute("echo x"));
      assertInstanceOf(ProtocolViolation.class, failure);
      assertEquals(Delivery.NOT_SENT, failure.delivery());
      assertTrue(String.valueOf(failure.getMessage()).contains("speaks TLS"));
      assertTrue(String.valueOf(failure.getMessage()).contains("tls"), failure.getMessage());
    }
  }

  @Test
  void aHandshakeThatIsCut() {
    try (LoopbackRelay cutting =
        LoopbackRelay.plain(near -> {
          near.getInputStream().readNBytes(100);
          return Optional.empty();
        })) {
      says(refused(cutting.port(), OWN_CA), "during the TLS handshake");
    }
  }

  @Test
  void aServerThatIsVerifiedLaterIsReachedLater() {
    try (TlsDoor wrong = TlsDoor.to(game.port(), Shows.EXPIRED);
        LoopbackRelay moving = LoopbackRelay.plain(near -> LoopbackRelay.to(wrong.port()));
        RconSession session =
            Behind.open(Behind.server("minecraft", moving.port()).withTls(OWN_CA))) {
      Awaitility.await().until(() -> moving.accepted() >= 3);
      assertEquals(0, game.connectionsAccepted(), "tried again with back-off, told nothing");
      assertThrows(Unreachable.class, () -> session.blocking().execute("echo x"));
    }
  }

  private static Optional<Socket> hello(Socket near, String words) throws IOException {
    near.getOutputStream().write(words.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return LoopbackRelay.silence(near);
  }
}
