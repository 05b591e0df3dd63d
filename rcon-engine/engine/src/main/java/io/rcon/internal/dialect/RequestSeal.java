package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.Dialect;
import io.rcon.QuakeFacts;
import io.rcon.Sealing;
import io.rcon.codec.StrictText;
import io.rcon.codec.oob.OobChallenge;
import io.rcon.codec.oob.SealedRequest;
import io.rcon.spi.Setting;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests that prove the password without holding it, at one level of security of one game.
 * One for each conversation, since a challenge is for one address and port.
 */
final class RequestSeal {
  private static final long MILLION = 1_000_000;

  private final Setting setting;
  private final Sealing sealing;
  private final Charset charset;
  private byte @Nullable [] challenge;

  private RequestSeal(Setting setting, Sealing sealing, Charset charset) {
    this.setting = setting;
    this.sealing = sealing;
    this.charset = charset;
  }

  /** Null for requests with the password in them. */
  static @Nullable RequestSeal of(Setting setting) {
    Dialect dialect = setting.server().dialect();
    return dialect.get(QuakeFacts.RCON_SECURE) == 0
        ? null
        : new RequestSeal(setting, dialect.get(QuakeFacts.SEALED_BY), dialect.charset());
  }

  static boolean needsChallenge(Dialect dialect) {
    return dialect.get(QuakeFacts.RCON_SECURE) == 2;
  }

  /** How a challenge is asked for. */
  OobChallenge challenges() {
    return sealing == Sealing.AES ? OobChallenge.DAEMON : OobChallenge.DARKPLACES;
  }

  /** Whether the server runs the same bytes once at most, so that sending them again is safe. */
  boolean isOnce() {
    return challenge != null && sealing == Sealing.HMAC_MD4;
  }

  boolean hasChallenge() {
    return challenge != null;
  }

  void challenge(byte[] word) {
    challenge = word;
  }

  /** The same bytes for the same command and challenge; without one, those of this moment. */
  ByteBuf request(ByteBufAllocator allocator, CharSequence password, String command) {
    byte[] text = StrictText.bytes(command, charset);
    byte[] key = StrictText.bytes(password, charset);
    byte[] word = challenge;
    try {
      return switch (sealing) {
        case HMAC_MD4 ->
            word == null
                ? SealedRequest.hmacMd4Time(allocator, key, micros(), text)
                : SealedRequest.hmacMd4Challenge(allocator, key, word, text);
        case AES ->
            word == null
                ? SealedRequest.aesPlain(allocator, key, text)
                : SealedRequest.aesChallenge(allocator, key, word, text);
        case SHA1 ->
            SealedRequest.sha1Time(allocator, key, micros() / MILLION, text, words(command));
        case NONE -> throw new IllegalStateException("nothing seals requests of this game");
      };
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private long micros() {
    Instant now = setting.wallClock();
    return now.getEpochSecond() * MILLION + now.getNano() / 1000;
  }

  private byte[] words(String command) {
    StringBuilder words = new StringBuilder();
    ConsoleWords.of(command).forEach(word -> words.append(word).append(' '));
    return StrictText.bytes(words, charset);
  }
}
