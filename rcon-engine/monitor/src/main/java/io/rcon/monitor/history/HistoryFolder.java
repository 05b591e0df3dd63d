package io.rcon.monitor.history;

import io.rcon.monitor.file.HeldFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
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
      Files.createDirectories(named, HeldFile.only("rwx------", named));
    }
    Path directory = named.toRealPath();
    if (directory.toString().contains("?")) {
      throw new IOException("a directory with a question mark in its path cannot be used");
    }
    FileChannel lock =
        HeldFile.lock(
            directory.resolve("history.lock"),
            "another watcher keeps its history there; end that one, or give another directory");
    try {
      Path file = directory.resolve("history.db");
      HeldFile.create(file);
      return new HistoryFolder(lock, new HistoryDatabase(file, mostPages));
    } catch (IOException | SQLException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /** A file that cannot be closed is of no use any more. */
  @Override
  public void close() {
    try (lock) {
      database.close();
    } catch (SQLException | IOException e) {
      log.warn("The history could not be closed: {}", HistoryProblem.words(e));
    }
  }
}
