package io.rcon.tunnel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files of a tunnel may hold, and what is said of those that do not. */
class FilesTest {
  private static final String LONG = "0123456789abcdef";

  @TempDir private Path folder;

  private Tokens tokens(String text) throws IOException {
    return Tokens.read(Files.writeString(folder.resolve("tokens"), text));
  }

  private static Tokens.Token find(Tokens tokens, String given) {
    ByteBuf buffer = Unpooled.copiedBuffer("xx" + given + "yy", StandardCharsets.UTF_8);
    return tokens.find(buffer, 2, buffer.readableBytes() - 4);
  }

  @Test
  void tokensAreFoundByTheirBytesAlone() throws IOException {
    Tokens tokens = tokens("# a\r\na " + LONG + "\r\n  \nb\t\t" + LONG + "!\n");
    assertEquals(2, tokens.size());
    assertEquals("a", find(tokens, LONG).name());
    assertEquals("b", find(tokens, LONG + "!").name());
    for (String wrong : new String[] {"", LONG + "\0", LONG + "\r", " " + LONG, "a"}) {
      assertNull(find(tokens, wrong), wrong);
    }
  }

  @Test
  void aTokenOfAnotherNameOrAnotherTextIsAnother() throws IOException {
    Tokens.Token token = find(tokens("a " + LONG), LONG);
    assertTrue(tokens("b x" + LONG + "\na " + LONG).holds(token));
    assertFalse(tokens("b " + LONG).holds(token));
    assertFalse(tokens("a " + LONG + "x").holds(token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "a 0123456789abcde",
        "0123456789abcdefgh",
        "a 0123456789abcdef x",
        "a 0123456789äbcdef",
        "ä 0123456789abcdef",
        "a 0123456789abcdef\na 0123456789abcdefg"
      })
  void aWrongTokenFileIsNamedAndNotQuoted(String text) {
    IOException e = assertThrows(IOException.class, () -> tokens(text));
    assertTrue(e.getMessage().contains(folder.resolve("tokens").toString()), e.getMessage());
    assertFalse(e.getMessage().contains("0123456789"), e.getMessage());
  }

  @Test
  void aKeyIsReadAndBelongsToItsCertificate() throws IOException {
    Path key = TestKeys.key("server", folder.resolve("key"));
    assertNotNull(Pem.keyOf(TestKeys.certificate("server"), key));
    X509Certificate other = TestKeys.certificate("renewed");
    String said = assertThrows(IOException.class, () -> Pem.keyOf(other, key)).getMessage();
    assertTrue(said.contains("is not the key of the certificate"), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----"
      })
  void aWrongKeyIsNamed(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), text);
    X509Certificate certificate = TestKeys.certificate("server");
    IOException e = assertThrows(IOException.class, () -> Pem.keyOf(certificate, file));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    if (text.contains("RSA") || text.contains("ENC")) {
      assertTrue(e.getMessage().contains("openssl pkcs8"), e.getMessage());
    }
  }

  @Test
  void aChainOfCertificatesIsReadInItsOrder() throws IOException {
    Path one = TestKeys.certificate("alice", folder.resolve("one"));
    Path two = TestKeys.certificate("authority", folder.resolve("two"));
    Path both =
        Files.writeString(folder.resolve("both"), Files.readString(one) + Files.readString(two));
    assertArrayEquals(
        new X509Certificate[] {TestKeys.certificate("alice"), TestKeys.certificate("authority")},
        Pem.certificates(both));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
  void aFileWithoutCertificatesIsNamed(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("cert"), text);
    IOException e = assertThrows(IOException.class, () -> Pem.certificates(file));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
  }
}
