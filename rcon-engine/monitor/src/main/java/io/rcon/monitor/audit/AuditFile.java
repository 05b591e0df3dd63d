package io.rcon.monitor.audit;

import io.rcon.monitor.file.HeldFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The chain in its file, which is only ever added to and held by one process. A line that a crash
 * or a full disk left unfinished stays; the line after it says so. One thread.
 */
final class AuditFile implements Closeable {
  private final HeldFile held;
  private final Path path;
  private final AuditSink file;
  private String head = AuditLine.BEGINNING;
  private long number;
  private long end;
  private boolean doubtful;

  private AuditFile(HeldFile held, AuditSink file) {
    this.held = held;
    path = held.path();
    this.file = file;
  }

  /**
   * Opens or creates a log, readable by its owner alone, and follows its whole chain.
   *
   * @param through what the bytes pass on their way to the file
   * @throws IOException if it cannot be used, its chain is broken, or another process holds it;
   *     says what to do
   */
  static AuditFile open(Path named, UnaryOperator<AuditSink> through) throws IOException {
    HeldFile held =
        HeldFile.hold(
            named, "the audit log", "another process writes this audit log; name another file");
    AuditSink file = null;
    try {
      file = through.apply(AuditSink.of(FileChannel.open(held.path(), StandardOpenOption.APPEND)));
      AuditFile opened = new AuditFile(held, file);
      opened.follow();
      return opened;
    } catch (IOException | RuntimeException e) {
      try (held) {
        if (file != null) {
          file.close();
        }
      }
      throw e;
    }
  }

  /** Follows what is in the file, from the last line that is known to be whole. */
  private void follow() throws IOException {
    Breaks breaks = new Breaks();
    ChainReader reader = new ChainReader(breaks, head, number);
    try (InputStream in = Files.newInputStream(path)) {
      in.skipNBytes(end);
      reader.read(in);
    }
    if (!breaks.first.isEmpty()) {
      throw new IOException(
          path
              + ": the audit log is not whole: "
              + breaks.first
              + "; keep the file, 'rcon audit verify' tells more, and name another one here");
    }
    head = reader.head();
    number = reader.number();
    end += reader.wholeBytes();
    doubtful = false;
    if (reader.isTorn()) {
      endTorn(reader);
    }
  }

  /** Says of what was cut off that it is no line; nothing is taken out of the file. */
  private void endTorn(ChainReader reader) throws IOException {
    AuditLine last = AuditLine.read(reader.unfinished()).orElse(null);
    AuditEntry entry = new AuditEntry(AuditEntry.RECOVERED);
    String before = reader.unfinished().isEmpty() ? "" : "\n";
    if (reader.isTornOnce() && last != null && last.isAfter(head)) {
      // Only its line break is missing.
      write(before, last.hash(), number + 1, entry.with(AuditEntry.TORN, 0));
    } else {
      write(before, head, number, entry.with(AuditEntry.TORN, reader.tornBytes()));
    }
    end += reader.rest();
  }

  /**
   * Adds a line; it is on disk when this returns.
   *
   * @return its number
   * @throws IOException if it is not known to be on disk
   */
  long append(AuditEntry entry) throws IOException {
    checkSame();
    if (doubtful) {
      follow();
    }
    write("", head, number, entry);
    return number;
  }

  private void checkSame() throws IOException {
    held.check();
    long size = file.size();
    if (size < end || (size > end && !doubtful)) {
      throw new IOException(path + " was changed by somebody else; start again with another file");
    }
  }

  private void write(String before, String previous, long last, AuditEntry entry)
      throws IOException {
    AuditLine line = AuditLine.after(previous, entry.body(last + 1, Instant.now()));
    byte[] bytes = (before + line.text() + "\n").getBytes(StandardCharsets.UTF_8);
    doubtful = true;
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      file.write(rest);
    }
    file.force();
    doubtful = false;
    head = line.hash();
    number = last + 1;
    end += bytes.length;
  }

  String head() {
    return head;
  }

  long number() {
    return number;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    try (held) {
      file.close();
    }
  }

  /** The first break of a chain. */
  private static final class Breaks implements ChainReader.Listener {
    private String first = "";

    @Override
    public void line(Map<String, String> fields, String hash) {}

    @Override
    public void broken(long line, String why) {
      first = first.isEmpty() ? "line " + line + ": " + why : first;
    }

    @Override
    public void torn(long line, int bytes) {}
  }
}
