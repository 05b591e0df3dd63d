package io.rcon.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.Tls;
import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.TestPki.Shows;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers whose TLS is as it should be. */
@Timeout(60)
class TlsTest {
  private static final Tls OWN_CA = Tls.systemTrust().ca(TestPki.ca());

  private final SimulatedServer game = SimulatedServer.start("minecraft", "s3cret");

  @AfterEach
  void close() {
    game.close();
  }

  private static Server behind(TlsDoor door, Tls tls) {
    return Behind.server("minecraft", door.port()).withTls(tls);
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "nukkit", "generic"})
  void everyStreamDialectIsAnsweredThroughTls(String dialect) {
    try (SimulatedServer server = SimulatedServer.start(dialect, "s3cret");
        TlsDoor door = TlsDoor.to(server.port(), Shows.GOOD);
        RconSession session = Behind.open(Behind.server(dialect, door.port()).withTls(OWN_CA))) {
      List<io.rcon.PendingReply> replies = new ArrayList<>();
      // The generic one waits for silence after each.
      int commands = dialect.equals("generic") ? 3 : 30;
      for (int i = 0; i < commands; i++) {
        replies.add(session.execute("echo w" + i));
      }
      for (int i = 0; i < commands; i++) {
        assertEquals("w" + i, replies.get(i).toCompletableFuture().join().text().strip());
      }
      if (!dialect.equals("generic")) {
        String big = session.blocking().execute("big 100000").text();
        assertEquals(100_000, big.length());
      }
      assertEquals(1, server.connectionsAccepted());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void bothVersionsAreSpoken(String protocol) {
    try (TlsDoor door = TlsDoor.speaking(game.port(), protocol);
        RconSession session = Behind.open(behind(door, OWN_CA))) {
      assertEquals("hi", Behind.echo(session, "hi"));
    }
  }

  @Test
  void aNameInTheCertificateMayBeAskedForInsteadOfTheHost() {
    try (TlsDoor door = TlsDoor.to(game.port(), Shows.ELSEWHERE);
        RconSession session = Behind.open(behind(door, OWN_CA.serverName("elsewhere.example")))) {
      assertEquals("hi", Behind.echo(session, "hi"));
      assertEquals(List.of("elsewhere.example"), door.asked);
    }
  }

  @Test
  void aNameWithoutDotsIsAskedForToo() {
    try (TlsDoor door = TlsDoor.to(game.port(), Shows.GOOD);
        RconSession session = Behind.open(behind(door, OWN_CA.serverName("localhost")))) {
      assertEquals("hi", Behind.echo(session, "hi"));
      assertEquals(List.of("localhost"), door.asked);
    }
  }

  /** Neither issuer, name nor dates count for what is known by its print. */
  @ParameterizedTest
  @EnumSource(Shows.class)
  void aPinnedCertificateIsEnough(Shows shows) throws Exception {
    String print = HexFormat.ofDelimiter(":").formatHex(sha256(TestPki.encoded(shows)));
    try (TlsDoor door = TlsDoor.to(game.port(), shows);
        RconSession session = Behind.open(behind(door, Tls.systemTrust().pin(print)))) {
      assertEquals("hi", Behind.echo(session, "hi"));
    }
  }

  @Test
  void aPinnedKeyIsEnoughAndOneOfSeveralPinsWillDo() throws Exception {
    String print =
        "sha256//"
            + Base64.getEncoder().encodeToString(sha256(TestPki.encodedKey(Shows.SELF_SIGNED)));
    Tls tls = Tls.systemTrust().pin("ab".repeat(32)).pin(print);
    try (TlsDoor door = TlsDoor.to(game.port(), Shows.SELF_SIGNED);
        RconSession session = Behind.open(behind(door, tls))) {
      assertEquals("hi", Behind.echo(session, "hi"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aClientCertificateIsShown(String protocol) {
    Tls tls =
        OWN_CA.clientCertificate(
            TestPki.certificate(Shows.GOOD), Secret.of(TestPki.key(Shows.GOOD)));
    try (TlsDoor door = TlsDoor.wantingClient(game.port(), protocol);
        RconSession session = Behind.open(behind(door, tls))) {
      assertEquals("hi", Behind.echo(session, "hi"));
    }
  }

  @ParameterizedTest
  @EnumSource(Shows.class)
  void insecureTakesAnything(Shows shows) {
    try (TlsDoor door = TlsDoor.to(game.port(), shows);
        RconSession session = Behind.open(behind(door, Tls.systemTrust().insecure()))) {
      assertEquals("hi", Behind.echo(session, "hi"));
    }
  }

  @Test
  void aCutConnectionIsMadeAgain() {
    try (TlsDoor door = TlsDoor.to(game.port(), Shows.GOOD);
        RconSession session = Behind.open(behind(door, OWN_CA))) {
      assertEquals("one", Behind.echo(session, "one"));
      door.relay.cut();
      Awaitility.await().until(() -> door.relay.accepted() > 1);
      Awaitility.await().until(() -> session.state() == SessionState.READY);
      assertEquals("two", Behind.echo(session, "two"));
      assertTrue(game.connectionsAccepted() >= 2);
    }
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
