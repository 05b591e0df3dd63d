package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsValueTest {
  private static final String DIGITS = "ab".repeat(32);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abababababababababababababababababababababababababababababababab",
        "ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB",
        "AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB",
        "sha256 Fingerprint=AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB",
        "sha256//q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=",
        "SHA256:q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s",
      })
  void pinsAreReadAsToolsPrintThem(String pin) {
    assertEquals(List.of(DIGITS), Tls.systemTrust().pin(pin).pins());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abab", "sha1/abababab", "not a pin"})
  void whatIsNoPinIsRefused(String pin) {
    assertThrows(IllegalArgumentException.class, () -> Tls.systemTrust().pin(pin));
  }

  @Test
  void equalContentsAreEqual() {
    Tls one = full();
    assertEquals(one, full());
    assertEquals(one.hashCode(), full().hashCode());
    assertNotEquals(one, one.pin("cd".repeat(32)));
    assertNotEquals(one, one.serverName("other"));
    assertNotEquals(one, Tls.systemTrust());
    assertEquals(Optional.of("lobby"), one.serverName());
    assertEquals(1, one.authorities().size());
    assertEquals(1, one.clientChain().size());
  }

  private static Tls full() {
    return Tls.systemTrust()
        .ca(TestPki.ca())
        .pin(DIGITS)
        .serverName("lobby")
        .clientCertificate(TestPki.certificate(Shows.GOOD), Secret.of(TestPki.key(Shows.GOOD)));
  }

  @Test
  void showsNoKey() {
    assertEquals(
        "Tls[own authorities, pin " + DIGITS + ", client certificate, for lobby]",
        full().toString());
    assertEquals("Tls[INSECURE]", Tls.systemTrust().insecure().toString());
    assertEquals("Tls[system trust]", Tls.systemTrust().toString());
  }

  @Test
  void insecureAndVerifiedExcludeEachOther() {
    assertThrows(IllegalArgumentException.class, () -> full().insecure());
    assertThrows(IllegalArgumentException.class, () -> Tls.systemTrust().insecure().pin(DIGITS));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', no certificate in PEM form",
    "'-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', '', cannot be read",
    "ca, '', no private key in PEM form",
    "ca, '-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----', openssl pkcs8",
    "ca, '-----BEGIN ENCRYPTED PRIVATE KEY-----\nhunter2', openssl pkcs8",
    "ca, '-----BEGIN PRIVATE KEY-----\nhunter2A\n-----END PRIVATE KEY-----', is not the key of the certificate",
  })
  void filesThatHoldSomethingElse(String chain, String key, String words) throws IOException {
    Path chainFile =
        Files.writeString(directory.resolve("c.pem"), chain.equals("ca") ? TestPki.ca() : chain);
    Path keyFile = Files.writeString(directory.resolve("k.pem"), key);
    IOException e =
        assertThrows(
            IOException.class, () -> Tls.systemTrust().clientCertificate(chainFile, keyFile));
    assertTrue(e.getMessage().contains(words), e.getMessage());
    assertTrue(e.getMessage().startsWith(directory.toString()), e.getMessage());
    assertFalse(e.getMessage().contains("hunter2"), e.getMessage());
  }

  @Test
  void aChainIsReadInItsOrderAndTheKeyIsThatOfItsFirst() {
    String chain = TestPki.certificate(Shows.GOOD) + TestPki.ca();
    Tls shown = Tls.systemTrust().clientCertificate(chain, Secret.of(TestPki.key(Shows.GOOD)));
    assertEquals(
        List.of("CN=good", "CN=Test Authority"),
        shown.clientChain().stream().map(c -> c.getSubjectX500Principal().getName()).toList());
    Secret key = Secret.of(TestPki.key(Shows.GOOD));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Tls.systemTrust().clientCertificate(TestPki.ca(), key));
    assertTrue(e.getMessage().contains("is not the key of the certificate"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "socks5://h:1080, socks5://h:1080",
    "SOCKS5H://h:1080, socks5://h:1080",
    "http://me@[::1]:3128/, http://[::1]:3128",
  })
  void proxiesAreReadAsTheyAreWritten(String text, String shown) {
    assertEquals(shown, Proxy.parse(text).toString());
    assertEquals(
        text.contains("me@") ? Optional.of("me") : Optional.empty(), Proxy.parse(text).user());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h:1080",
        "socks4://h:1",
        "https://h:1",
        "socks5://h",
        "socks5://h:0",
        "socks5://h:99999",
        "socks5://me:hunter2@h:1",
        "socks5://@h:1",
        "http://h:1/path"
      })
  void whatIsNoProxyIsRefused(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Proxy.parse(text));
    assertFalse(e.getMessage().contains("hunter2"), e.getMessage());
  }

  @Test
  void aProxyHidesItsPassword() {
    Proxy proxy = Proxy.socks5("h", 1).credentials("me", Secret.of("hunter2"));
    assertFalse(proxy.toString().contains("hunter2"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Proxy.socks5("h", 1).credentials("me", Secret.of("p\u00e4ss")));
    assertThrows(
        IllegalArgumentException.class,
        () -> Proxy.http("h", 1).credentials("m:e", Secret.of("x")));
    assertEquals(proxy, Proxy.parse("socks5://me@h:1").credentials("me", Secret.of("hunter2")));
  }
}
