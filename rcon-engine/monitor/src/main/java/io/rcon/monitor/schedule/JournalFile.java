package io.rcon.monitor.schedule;

import io.rcon.monitor.file.HeldFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * A file of lines that is only added to, and held by one process. A line that the last write left
 * unfinished is cut off when it is opened; damage before that is an error. One thread.
 */
final class JournalFile implements JournalStore {
  private final HeldFile held;
  private final Path path;
  private FileChannel file;

  /** Where a write that failed began, and could not be cut off yet; -1 if there is none. */
  private long torn = -1;

  private JournalFile(HeldFile held) throws IOException {
    this.held = held;
    path = held.path();
    file = openFile(path);
  }

  /**
   * Opens or creates a journal, readable by its owner alone.
   *
   * @throws IOException if that cannot be, or another process holds it; says what to do
   */
  static JournalFile open(Path named) throws IOException {
    HeldFile held =
        HeldFile.hold(
            named,
            "the journal",
            "another watcher runs schedules with this journal; end that one, or name another"
                + " journal if its servers are others");
    try {
      return new JournalFile(held);
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private static FileChannel openFile(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          path, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }
    return channel;
  }

  @Override
  public List<JournalLine> read() throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    List<JournalLine> lines = new ArrayList<>();
    int whole = 0;
    int number = 0;
    for (int end = next(bytes, 0); end >= 0; end = next(bytes, whole)) {
      number++;
      String text = new String(bytes, whole, end - whole, StandardCharsets.UTF_8);
      JournalLine line = JournalLine.read(text).orElse(null);
      if (line == null) {
        if (next(bytes, end + 1) < 0) {
          break;
        }
        throw new IOException(
            path
                + ": line "
                + number
                + " is damaged, so nobody can say what was run; make sure that no run is under way"
                + " and move the file away");
      }
      lines.add(line);
      whole = end + 1;
    }
    file.truncate(whole);
    file.position(whole);
    return lines;
  }

  private static int next(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void append(List<JournalLine> lines, boolean force) throws IOException {
    held.check();
    cutOff();
    long before = file.position();
    try {
      write(file, lines);
      if (force) {
        file.force(true);
      }
    } catch (IOException e) {
      torn = before;
      try {
        cutOff();
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** Half a line must not stand before whole ones. */
  private void cutOff() throws IOException {
    if (torn >= 0) {
      file.truncate(torn);
      file.position(torn);
      torn = -1;
    }
  }

  private static void write(FileChannel to, List<JournalLine> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  @Override
  public void replace(List<JournalLine> lines) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel to = openFile(fresh)) {
      write(to, lines);
      to.force(true);
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    file.close();
    file = openFile(path);
    held.renew();
    file.position(file.size());
    try (FileChannel directory = FileChannel.open(path.resolveSibling("."))) {
      directory.force(true);
    } catch (IOException e) {
      // Not every system can; the old lines are as good.
    }
  }

  @Override
  public void close() throws IOException {
    try (held) {
      file.close();
    }
  }
}
