package io.rcon.monitor.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of a history, held by one process, and the database in it.
 *
 * @param lock held as long as this is open
 * @param database the samples and changes
 */
record HistoryFolder(FileChannel lock, HistoryDatabase database) implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.monitor");

  /** Opens or makes it, readable by its owner alone. */
  static HistoryFolder open(Path named, int mostPages) throws IOException, SQLException {
    if (!Files.isDirectory(named)) {
      Files.createDirectories(named, only("rwx------", named));
    }
    Path directory = named.toRealPath();
    if (directory.toString().contains("?")) {
      throw new IOException("a directory with a question mark in its path cannot be used");
    }
    FileChannel lock =
        FileChannel.open(
            directory.resolve("history.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      hold(lock);
      Path file = directory.resolve("history.db");
      create(file);
      return new HistoryFolder(lock, new HistoryDatabase(file, mostPages));
    } catch (IOException | SQLException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  private static void hold(FileChannel channel) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this process.
    }
    if (lock == null) {
      throw new IOException(
          "another watcher keeps its history there; end that one, or give another directory");
    }
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file, only("rw-------", file));
    } catch (FileAlreadyExistsException e) {
      // To be gone on with.
    }
  }

  private static FileAttribute<?>[] only(String permissions, Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** What cannot be closed is of no use any more. */
  @Override
  public void close() {
    try (lock) {
      database.close();
    } catch (SQLException | IOException e) {
      log.warn("The history could not be closed: {}", HistoryProblem.words(e));
    }
  }
}
