package io.rcon.monitor.http;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Logins by cookie, for twelve hours; only digests are kept. HTTP's event loop only. */
final class LoginSessions {
  static final Duration LASTS = Duration.ofHours(12);
  private static final int MOST = 1024;
  private static final int BYTES = 32;

  /**
   * A login.
   *
   * @param holder whose token it was made with
   * @param until when it ends, in the time of {@link System#nanoTime}
   */
  record Login(AccessTokens.Holder holder, long until) {}

  private final SecureRandom random = new SecureRandom();
  private final Map<ByteBuffer, Login> logins = new LinkedHashMap<>();

  /** Begins a login and returns its cookie's value; the oldest ends if there are too many. */
  String begin(AccessTokens.Holder holder, long now) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    String value = HexFormat.of().formatHex(secret);
    if (logins.size() >= MOST) {
      logins.remove(logins.keySet().iterator().next());
    }
    logins.put(key(value), new Login(holder, now + LASTS.toNanos()));
    return value;
  }

  @Nullable Login find(String value, long now) {
    Login found = logins.get(key(value));
    if (found != null && now - found.until() >= 0) {
      logins.remove(key(value));
      return null;
    }
    return found;
  }

  void end(String value) {
    logins.remove(key(value));
  }

  private static ByteBuffer key(String value) {
    return ByteBuffer.wrap(AccessTokens.digest(value));
  }
}
