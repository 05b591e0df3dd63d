package io.rcon.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.rcon.codec.source.SourcePacket;
import java.net.InetAddress;
import java.nio.CharBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows the keys and says who may come in. */
final class Porter {
  /** Games ban addresses that give wrong passwords, and to the game all clients are this host. */
  static final Duration BETWEEN_WRONG_PASSWORDS = Duration.ofMinutes(1);

  private static final Logger log = LoggerFactory.getLogger("io.rcon.tunnel");

  private final TunnelOptions options;
  private final KeyRing ring;
  private final Penalties penalties = new Penalties();

  private boolean passwordWrong;
  private long passwordWrongAt;

  Porter(TunnelOptions options, KeyRing ring) {
    this.options = options;
    this.ring = ring;
  }

  /** Looks whether the files have changed; says whether they have. */
  boolean refresh() {
    boolean changed = ring.refresh();
    if (changed) {
      passwordWrong = false;
    }
    return changed;
  }

  SslContext tls() {
    return ring.keys().tls();
  }

  boolean isBarred(InetAddress address, long now) {
    return penalties.isBarred(address, now);
  }

  boolean asksForTokens() {
    return options.tokenFile != null;
  }

  /** Whom the client's certificate names; empty if none was asked for. */
  static String subject(SSLSession session) {
    X509Certificate certificate = certificate(session);
    return certificate == null
        ? ""
        : LogText.harmless(certificate.getSubjectX500Principal().getName());
  }

  /** Whether the certificate, if one was asked for, has a name that is let in. */
  boolean isWelcome(SSLSession session) {
    if (options.clientNames.isEmpty()) {
      return true;
    }
    X509Certificate certificate = certificate(session);
    return certificate != null
        && !Collections.disjoint(ClientNames.of(certificate), options.clientNames);
  }

  private static @Nullable X509Certificate certificate(SSLSession session) {
    try {
      return (X509Certificate) session.getPeerCertificates()[0];
    } catch (SSLPeerUnverifiedException e) {
      return null;
    }
  }

  /** The token in the body of a login, or null if it is none; either way the address is judged. */
  Tokens.@Nullable Token token(SourcePacket login, InetAddress from, long now) {
    Tokens tokens = ring.keys().tokens();
    Tokens.Token found =
        tokens == null ? null : tokens.find(login.buffer(), login.bodyIndex(), login.bodyLength());
    if (found != null) {
      penalties.forgive(from);
    } else if (penalties.add(from, now)) {
      log.warn(
          "{} gave {} wrong tokens and is barred for {} minutes",
          from.getHostAddress(),
          Penalties.ALLOWED,
          Penalties.BARRED_FOR.toMinutes());
    }
    return found;
  }

  /** Whether a token is still in the file. */
  boolean isValid(Tokens.Token token) {
    Tokens tokens = ring.keys().tokens();
    return tokens != null && tokens.holds(token);
  }

  /** A login with the game's password. */
  ByteBuf login(ByteBufAllocator allocator, int id) {
    char[] password = ring.keys().password().reveal();
    try {
      return SourcePacket.encode(
          allocator, id, SourcePacket.AUTH, CharBuffer.wrap(password), options.dialect.charset());
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** The game says that its password is another. */
  void passwordRefused(long now) {
    passwordWrong = true;
    passwordWrongAt = now;
    log.warn(
        "The game refused the password in {}; put the right one there. Until then it is tried"
            + " at most once a minute",
        options.passwordFile());
  }

  /** Whether the password had better not be tried now. */
  boolean isPasswordResting(long now) {
    return passwordWrong && now - passwordWrongAt < BETWEEN_WRONG_PASSWORDS.toNanos();
  }
}
