package io.rcon.monitor.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows the chain of a log and tells where it breaks. After a break it goes on from what the line
 * itself says, to tell whether the rest is whole. One thread.
 */
final class ChainReader {
  private static final int LONGEST = 1 << 20;
  private static final String NO_LINE = "it is no line of an audit log";
  private static final String FOLLOWS_NOT =
      "it does not follow the line before it: one of them was changed, taken out or put in";

  /** Is told what the lines hold. */
  interface Listener {
    /** A line that follows the one before. */
    void line(Map<String, String> fields, String hash);

    /** A line, counted from 1, that does not. */
    void broken(long line, String why);

    /** The rest of writes that were cut off, as the line after it tells. */
    void torn(long line, int bytes);
  }

  private final Listener listener;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private String head;
  private long number;
  private long lines;
  private long position;
  private long wholeBytes;
  private int tornLines;
  private int tornBytes;

  /** Begins after a line of this hash and number. */
  ChainReader(Listener listener, String head, long number) {
    this.listener = listener;
    this.head = head;
    this.number = number;
  }

  /** Reads to the end. */
  void read(InputStream from) throws IOException {
    InputStream in = new BufferedInputStream(from, 1 << 16);
    for (int next = in.read(); next >= 0; next = in.read()) {
      position++;
      if (next == '\n') {
        lines++;
        line(AuditLine.read(unfinished()).orElse(null));
        pending.reset();
      } else if (pending.size() < LONGEST) {
        pending.write(next);
      }
    }
  }

  private void line(@Nullable AuditLine line) {
    Map<String, String> fields = line == null ? null : fields(line);
    if (line == null || fields == null) {
      // The next line tells whether a write was cut off here.
      tornLines++;
      tornBytes += pending.size();
      return;
    }
    boolean follows = line.isAfter(head);
    endTorn(follows ? fields : Map.of());
    if (!follows) {
      listener.broken(lines, FOLLOWS_NOT);
    } else if (number(fields) != number + 1) {
      listener.broken(lines, "its number does not follow that of the line before it");
    } else {
      wholeBytes = position;
      listener.line(fields, line.hash());
    }
    head = line.hash();
    number = number(fields);
  }

  private void endTorn(Map<String, String> next) {
    boolean said =
        AuditEntry.RECOVERED.equals(next.get(AuditEntry.EVENT))
            && Integer.toString(tornBytes).equals(next.get(AuditEntry.TORN));
    if (tornLines > 0 && said) {
      listener.torn(lines - 1, tornBytes);
    } else if (tornLines > 0) {
      listener.broken(lines - 1, NO_LINE);
    }
    tornLines = 0;
    tornBytes = 0;
  }

  private static @Nullable Map<String, String> fields(AuditLine line) {
    try {
      return AuditEntry.fields(line.body());
    } catch (IOException e) {
      return null;
    }
  }

  private static long number(Map<String, String> fields) {
    try {
      return Long.parseLong(fields.getOrDefault(AuditEntry.NUMBER, "-1"));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The hash of the last line. */
  String head() {
    return head;
  }

  long number() {
    return number;
  }

  /** Where the last line that follows ends, counted from where reading began. */
  long wholeBytes() {
    return wholeBytes;
  }

  /** How many bytes come after that. */
  long rest() {
    return position - wholeBytes;
  }

  /** What stands after the last line break; empty if nothing does. */
  String unfinished() {
    return pending.toString(StandardCharsets.UTF_8);
  }

  /** The bytes at the end that are no line, line breaks not counted. */
  int tornBytes() {
    return tornBytes + pending.size();
  }

  /** Whether something at the end is no line. */
  boolean isTorn() {
    return tornLines > 0 || pending.size() > 0;
  }

  /** Whether all that is torn is the last line, which has no line break yet. */
  boolean isTornOnce() {
    return tornLines == 0 && pending.size() > 0;
  }
}
