package io.rcon.internal.line;

import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.internal.support.Survived;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of an answer that had come when its command failed.
 *
 * @param text the beginning of it
 * @param came how many bytes came in all
 */
public record PartialAnswer(String text, long came) {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  /** So many bytes of it; how many there were is said beside them. */
  static final int MOST = 64 << 10;

  /** The part that came to the attempt in flight, or else to one before it. Throws nothing. */
  static @Nullable PartialAnswer of(CollectedAnswer answer, Charset charset) {
    CutPart cut = answer.cut();
    if (answer.bytes == null && (cut == null || cut.begun == null)) {
      return answer.earlier;
    }
    try {
      long came = answer.length() + answer.beyond + (cut == null ? 0 : cut.begunBytes);
      return new PartialAnswer(head(answer, charset), came);
    } catch (Throwable e) {
      Survived.log(log, e, "what came of an answer cannot be told; its command goes on without");
      return answer.earlier;
    }
  }

  /** The part that is kept; its last character is whole. */
  private static String head(CollectedAnswer answer, Charset charset) {
    byte[] kept = answer.bytes == null ? new byte[0] : answer.bytes.head(MOST + 1);
    CutPart cut = answer.cut();
    byte[] begun = cut == null || cut.begun == null ? new byte[0] : cut.begun;
    byte[] all = Arrays.copyOf(kept, Math.min(kept.length + begun.length, MOST + 1));
    System.arraycopy(begun, 0, all, kept.length, all.length - kept.length);
    int end = all.length <= MOST ? all.length : wholeCharacters(all, MOST, charset);
    return new String(all, 0, end, charset);
  }

  /**
   * An answer that has ended is not enough for its command: if that fails, it carries the answer.
   * Throws nothing.
   *
   * @param answer the command's
   * @param reply the answer
   * @param charset how it is written
   */
  public static void keep(CollectedAnswer answer, Reply reply, Charset charset) {
    try {
      byte[] all = reply.text().getBytes(charset);
      if (all.length > 0) {
        int end = all.length <= MOST ? all.length : wholeCharacters(all, MOST, charset);
        answer.earlier = new PartialAnswer(new String(all, 0, end, charset), all.length);
      }
    } catch (Throwable e) {
      Survived.log(log, e, "an answer cannot be kept; its command goes on without it");
    }
  }

  /**
   * The failure as the caller is to have it.
   *
   * @param failure why the command failed
   * @param answer the command's, not yet ended
   * @param charset how the answer is written
   * @return the same failure with what had come
   */
  public static RconException in(RconException failure, CollectedAnswer answer, Charset charset) {
    PartialAnswer partial = of(answer, charset);
    try {
      return partial == null ? failure : failure.withPartial(partial.text, partial.came);
    } catch (Throwable e) {
      Survived.log(log, e, "what came of an answer cannot be told; its command fails all the same");
      return failure;
    }
  }

  /** The end of the last whole character before a limit. */
  static int wholeCharacters(byte[] bytes, int limit, Charset charset) {
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return limit;
    }
    int end = limit;
    while (end > limit - 3 && end > 0 && (bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    // Not the inside of a character after all, or not UTF-8.
    return (bytes[end] & 0xc0) == 0x80 ? limit : end;
  }
}
