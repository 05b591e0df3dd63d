package io.rcon.monitor.history;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** A fault of a history, in words that say what to do. */
final class HistoryProblem {
  private HistoryProblem() {}

  /** What is said when recording pauses. */
  static String pause(Path directory, Throwable why) {
    return "history in "
        + directory
        + " pauses: "
        + words(why)
        + "; it is tried again every few minutes, and watching goes on";
  }

  static String words(Throwable why) {
    if (why instanceof SQLiteException sqlite) {
      // The lower byte is the kind, what is above it says more.
      int kind = sqlite.getResultCode().code & 0xff;
      return switch (kind) {
        case 13 -> "the disk is full; make room";
        case 3, 8, 14 -> "the file history.db cannot be written; let this user write it";
        case 11, 26 -> "the file history.db is damaged; move it away";
        case 5, 6 -> "another program keeps history.db locked; end that one";
        case 10 -> "the disk failed; see the system's log";
        default -> first(sqlite.getMessage());
      };
    }
    if (why instanceof AccessDeniedException) {
      return "it may not be written by this user; change that, or give another directory";
    }
    if (why instanceof FileAlreadyExistsException) {
      return "this is a file; give a directory";
    }
    if (why instanceof FileSystemException file) {
      String reason = file.getReason();
      return reason == null
          ? file.getFile() + " cannot be made or opened"
          : file.getFile() + ": " + reason;
    }
    if (why instanceof LinkageError) {
      return "SQLite cannot be loaded here: " + first(why.getMessage());
    }
    return first(why.getMessage());
  }

  private static String first(@Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }
}
