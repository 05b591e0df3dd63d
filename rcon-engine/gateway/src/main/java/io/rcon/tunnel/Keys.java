package io.rcon.tunnel;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.rcon.Secret;
import io.rcon.Tls;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is read from files: the certificate and its key, who may come in, and the password.
 *
 * @param tls makes the server's end of a TLS connection
 * @param certificate whom the certificate names
 * @param expires when the certificate does
 * @param tokens null where none are asked for
 * @param password the game's, which takes the place of a token
 */
record Keys(
    SslContext tls, String certificate, Instant expires, @Nullable Tokens tokens, Secret password) {

  /** Reads everything; the message of a failure names the file and says what to do. */
  static Keys load(TunnelOptions options) throws IOException {
    try {
      return read(options);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + e.getFile(), e);
    } catch (AccessDeniedException e) {
      throw new IOException("the file " + e.getFile() + " may not be read", e);
    }
  }

  private static Keys read(TunnelOptions options) throws IOException {
    Tls own = Tls.systemTrust().clientCertificate(options.certificate(), options.key());
    X509Certificate[] chain = own.clientChain().toArray(X509Certificate[]::new);
    SslContextBuilder builder =
        SslContextBuilder.forServer(own.clientKey().orElseThrow(), chain)
            .sslProvider(SslProvider.JDK)
            .protocols("TLSv1.3", "TLSv1.2");
    Path authority = options.clientAuthority;
    if (authority != null) {
      List<X509Certificate> trusted = Tls.systemTrust().ca(authority).authorities();
      builder.trustManager(trusted).clientAuth(ClientAuth.REQUIRE);
    }
    Path tokenFile = options.tokenFile;
    return new Keys(
        builder.build(),
        LogText.harmless(chain[0].getSubjectX500Principal().getName()),
        chain[0].getNotAfter().toInstant(),
        tokenFile == null ? null : Tokens.read(tokenFile),
        tokenFile == null ? Secret.none() : password(options));
  }

  private static Secret password(TunnelOptions options) throws IOException {
    Secret password = Secret.read(options.passwordFile());
    char[] characters = password.reveal();
    try {
      StrictText.length(CharBuffer.wrap(characters), options.dialect.charset());
    } catch (RconCodecException e) {
      throw new IOException("the password file " + options.passwordFile() + ": " + e.getMessage());
    } finally {
      Arrays.fill(characters, '\0');
    }
    return password;
  }
}
