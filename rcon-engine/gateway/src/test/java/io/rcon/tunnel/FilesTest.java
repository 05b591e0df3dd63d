package io.rcon.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files of a tunnel may hold, and what is said of those that do not. */
class FilesTest {
  private static final String LONG = "0123456789abcdef";

  @TempDir private Path folder;

  private TokenFile tokens(String text) throws IOException {
    return TokenFile.read(Files.writeString(folder.resolve("tokens"), text));
  }

  private static TokenFile.Token find(TokenFile tokens, String given) {
    ByteBuf buffer = Unpooled.copiedBuffer("xx" + given + "yy", StandardCharsets.UTF_8);
    return tokens.find(buffer, 2, buffer.readableBytes() - 4);
  }

  @Test
  void tokensAreFoundByTheirBytesAlone() throws IOException {
    TokenFile tokens = tokens("# a\r\na " + LONG + "\r\n  \nb\t\t" + LONG + "!\n");
    assertEquals(2, tokens.size());
    assertEquals("a", find(tokens, LONG).name());
    assertEquals("b", find(tokens, LONG + "!").name());
    for (String wrong : new String[] {"", LONG + "\0", LONG + "\r", " " + LONG, "a"}) {
      assertNull(find(tokens, wrong), wrong);
    }
  }

  @Test
  void aTokenOfAnotherNameOrAnotherTextIsAnother() throws IOException {
    TokenFile.Token token = find(tokens("a " + LONG), LONG);
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

  private String refusal(TunnelFixture lodge) {
    TunnelOptions options =
        lodge
            .options(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1))
            .tokens(lodge.tokens, lodge.password);
    return assertThrows(IOException.class, () -> new KeyRing(options)).getMessage();
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
  void aWrongKeyIsNamed(String text) {
    TunnelFixture lodge = new TunnelFixture(folder);
    TunnelFixture.write(lodge.key, text);
    String said = refusal(lodge);
    assertTrue(said.contains(lodge.key.toString()), said);
    if (text.contains("RSA") || text.contains("ENC")) {
      assertTrue(said.contains("openssl pkcs8"), said);
    }
  }

  @Test
  void aKeyOfAnotherCertificateIsNamed() {
    TunnelFixture lodge = new TunnelFixture(folder);
    TestPki.write(lodge.key, TestPki.key(Shows.RENEWED));
    String said = refusal(lodge);
    assertTrue(said.startsWith(lodge.key + " holds a private key that is not the key of"), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
  void aFileWithoutCertificatesIsNamed(String text) {
    TunnelFixture lodge = new TunnelFixture(folder);
    TunnelFixture.write(lodge.certificate, text);
    assertTrue(refusal(lodge).contains(lodge.certificate.toString()), refusal(lodge));
  }
}
