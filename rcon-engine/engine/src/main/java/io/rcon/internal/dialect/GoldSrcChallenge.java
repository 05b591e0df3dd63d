package io.rcon.internal.dialect;

import io.rcon.spi.Setting;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The challenge that a server gave to this host. It fits requests of every local port until the
 * server starts anew, so that the commands of a session share it. Event loop only.
 */
final class GoldSrcChallenge {
  private byte @Nullable [] word;

  static GoldSrcChallenge of(Setting setting) {
    return setting.shared(GoldSrcChallenge.class, GoldSrcChallenge::new);
  }

  boolean isKnown() {
    return word != null;
  }

  byte @Nullable [] word() {
    return word;
  }

  void learn(byte[] given) {
    word = given;
  }

  /** It is asked for anew, unless a newer one is known. */
  void doubt(byte @Nullable [] used) {
    if (Arrays.equals(word, used)) {
      word = null;
    }
  }
}
