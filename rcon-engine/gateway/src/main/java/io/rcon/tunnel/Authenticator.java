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

/** Checks clients by certificate and token, and logs in to the game for them. */
final class Authenticator {
  /** Games ban addresses that give wrong passwords, and to the game all clients are this host. */
  static final Duration BETWEEN_WRONG_PASSWORDS = Duration.ofMinutes(1);

  private final TunnelOptions options;
  private final KeyRing ring;
  private final TunnelLog log;
  private final FailedLogins failedLogins = new FailedLogins();

  private boolean passwordWrong;
  private long passwordWrongAt;

  Authenticator(TunnelOptions options, KeyRing ring, TunnelLog log) {
    this.options = options;
    this.ring = ring;
    this.log = log;
  }

  /** Reads files that have changed; returns whether any has. */
  boolean refresh(long now) {
    boolean changed = ring.refresh(now);
    if (changed && ring.isPasswordChanged()) {
      passwordWrong = false;
    }
    return changed;
  }

  /** Whether a file had better be looked at again soon. */
  boolean isUnsettled() {
    return ring.isUnsettled();
  }

  /** Why no client is admitted now; null if clients are. */
  @Nullable String closed() {
    return ring.closed();
  }

  SslContext tls() {
    return ring.keys().tls();
  }

  boolean isBarred(InetAddress address, long now) {
    return failedLogins.isBarred(address, now);
  }

  boolean asksForTokens() {
    return options.tokenFile != null;
  }

  /** The subject of the client's certificate; empty if none was asked for. */
  static String subject(SSLSession session) {
    X509Certificate[] chain = chain(session);
    return chain.length == 0 ? "" : LogText.harmless(chain[0].getSubjectX500Principal().getName());
  }

  /**
   * Why a certificate is not let in, by the authorities and names of now; null if it is, or if none
   * is asked for.
   */
  @Nullable String objection(SSLSession session) {
    Keys keys = ring.keys();
    if (keys.authorities() == null) {
      return null;
    }
    X509Certificate[] chain = chain(session);
    if (chain.length == 0 || !keys.authorities().vouchFor(chain)) {
      return "no authority vouches for its certificate";
    }
    return keys.names() == null || !Collections.disjoint(ClientNames.of(chain[0]), keys.names())
        ? null
        : "no name in its certificate is let in";
  }

  private static X509Certificate[] chain(SSLSession session) {
    try {
      return Arrays.stream(session.getPeerCertificates())
          .map(X509Certificate.class::cast)
          .toArray(X509Certificate[]::new);
    } catch (SSLPeerUnverifiedException e) {
      return new X509Certificate[0];
    }
  }

  /** The token in the body of a login, or null if it is none; counts it for the address. */
  TokenFile.@Nullable Token token(SourcePacket login, InetAddress from, long now) {
    TokenFile tokens = ring.keys().tokens();
    TokenFile.Token found =
        tokens == null ? null : tokens.find(login.buffer(), login.bodyIndex(), login.bodyLength());
    if (found != null) {
      failedLogins.forgive(from);
    } else if (failedLogins.add(from, now)) {
      log.warnings.add(
          from.getHostAddress()
              + " gave "
              + FailedLogins.ALLOWED
              + " wrong tokens and is barred for "
              + FailedLogins.BARRED_FOR.toMinutes()
              + " minutes",
          now);
    }
    return found;
  }

  /** Whether a token is still in the file. */
  boolean isValid(TokenFile.Token token) {
    TokenFile tokens = ring.keys().tokens();
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

  /** The game has refused its password. */
  void passwordRefused(long now) {
    // Logins that were on their way together are refused together.
    boolean told = isPasswordResting(now);
    passwordWrong = true;
    passwordWrongAt = now;
    if (!told) {
      log.warnings.add(
          "The game refused the password in "
              + options.passwordFile()
              + "; put the right one there. Until then it is tried at most once a minute",
          now);
    }
  }

  /** Whether the password had better not be tried now. */
  boolean isPasswordResting(long now) {
    return passwordWrong && now - passwordWrongAt < BETWEEN_WRONG_PASSWORDS.toNanos();
  }
}
