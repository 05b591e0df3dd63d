package io.rcon.simulator;

import io.rcon.codec.oob.HmacMd4;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Checks requests by {@code srcon} as DarkPlaces does: sixteen bytes of digest at a fixed place,
 * which may hold blanks and NULs, then a time or a word, then the command. A word counts once, from
 * the address and port that asked for it; a wrong digest does not spend it.
 */
final class DarkPlacesProof {
  private static final String TIME = "srcon HMAC-MD4 TIME ";
  private static final String CHALLENGE = "srcon HMAC-MD4 CHALLENGE ";
  private static final int DIGEST = 16;
  private static final int WORD = 11;
  private static final long APART = 5;
  private static final long ANSWERED_AGAIN = TimeUnit.MILLISECONDS.toNanos(500);

  /** As many as it remembers. */
  private static final int MOST = 128;

  private final ServerCore core;
  private final int level;
  private final SplittableRandom random;
  private final Map<InetSocketAddress, Word> words = new HashMap<>();

  private record Word(String text, long given) {}

  DarkPlacesProof(ServerCore core, int level) {
    this.core = core;
    this.level = level;
    random = new SplittableRandom(core.options.seed());
  }

  /** The word for an address; empty, and no answer, where it was given a moment ago. */
  String word(InetSocketAddress from) {
    long now = core.now();
    Word known = words.get(from);
    if (known != null && now - known.given < ANSWERED_AGAIN) {
      return "";
    }
    if (words.size() >= MOST) {
      words.clear();
    }
    Word word = new Word(known == null ? made() : known.text, now);
    words.put(from, word);
    return word.text;
  }

  private String made() {
    StringBuilder word = new StringBuilder(WORD);
    while (word.length() < WORD) {
      char c = (char) random.nextInt('!', 0x7f);
      if ("\\\"/;%".indexOf(c) < 0) {
        word.append(c);
      }
    }
    return word.toString();
  }

  /** Where the command begins in a request that is proven; -1 for one that gets no answer. */
  int command(byte[] request, InetSocketAddress from) {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    boolean timed = text.startsWith(TIME) && level < 2;
    if (!timed && !text.startsWith(CHALLENGE)) {
      return -1;
    }
    int at = timed ? TIME.length() : CHALLENGE.length();
    int proven = at + DIGEST + 1;
    int blank = text.indexOf(' ', Math.min(proven, text.length()));
    if (blank < 0) {
      return -1;
    }
    byte[] digest = Arrays.copyOfRange(request, at, at + DIGEST);
    byte[] message = Arrays.copyOfRange(request, proven, request.length);
    byte[] key = core.password().getBytes(StandardCharsets.UTF_8);
    String with = text.substring(proven, blank);
    Word word = words.get(from);
    boolean fits = timed ? isNow(with) : word != null && word.text.equals(with);
    if (!fits || key.length == 0 || !MessageDigest.isEqual(digest, HmacMd4.of(key, message))) {
      core.journal.refusedLogins.incrementAndGet();
      return -1;
    }
    if (!timed) {
      words.remove(from);
    }
    return blank + 1;
  }

  /** The whole seconds count. */
  private static boolean isNow(String time) {
    int dot = time.indexOf('.');
    String seconds = dot < 0 ? time : time.substring(0, dot);
    return seconds.matches("\\d{1,12}")
        && Math.abs(Instant.now().getEpochSecond() - Long.parseLong(seconds)) <= APART;
  }
}
