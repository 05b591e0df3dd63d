package io.rcon.tunnel;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value read from files, and read again when one of them has changed. Files that decide about
 * admission fail closed: while they cannot be used, {@code otherwise} holds. Other values stay in
 * force as they were read before.
 */
final class Watched<T> {
  /** Editors empty or remove a file before they write it: such a file is looked at once more. */
  static final long SETTLES_AFTER = TimeUnit.MILLISECONDS.toNanos(250);

  private static final Logger log = LoggerFactory.getLogger("io.rcon.tunnel");

  /** Reads a value; the message of a failure names the file and says what to do. */
  interface Reader<T> {
    T read() throws IOException;
  }

  private final List<Path> files;
  private final Reader<T> again;
  private final @Nullable T otherwise;
  private final String consequence;

  private List<String> stamps;
  private T value;
  private String problem = "";
  private boolean blank;
  private long blankSince;

  /**
   * Reads the files for the first time, which must succeed.
   *
   * @param first reads them now, {@code again} when they have changed
   * @param consequence the consequence while they cannot be used, for the log
   */
  Watched(
      List<Path> files, Reader<T> first, Reader<T> again, @Nullable T otherwise, String consequence)
      throws IOException {
    this.files = files;
    this.again = again;
    this.otherwise = otherwise;
    this.consequence = consequence;
    // Before reading: what changes meanwhile is then seen as a change.
    stamps = stamps();
    value = read(first);
  }

  private static <T> T read(Reader<T> reader) throws IOException {
    try {
      return reader.read();
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + e.getFile(), e);
    } catch (AccessDeniedException e) {
      throw new IOException("the file " + e.getFile() + " may not be read", e);
    } catch (FileSystemException e) {
      throw new IOException("the file " + e.getFile() + ": " + e.getReason(), e);
    }
  }

  T value() {
    return value;
  }

  /** Whether a file is missing or empty, and nothing has followed from it yet. */
  boolean isUnsettled() {
    return blank;
  }

  /** Checks whether a file has changed, and returns whether the value has. */
  boolean refresh(long now) {
    List<String> latest = stamps();
    if (latest.equals(stamps)) {
      blank = false;
      return false;
    }
    if (isStillSettling(now)) {
      return false;
    }
    blank = false;
    // Unless they can be read they are read again at each look: the cause may lie elsewhere.
    stamps = List.of();
    try {
      value = read(again);
      stamps = latest;
      problem = "";
      return true;
    } catch (IOException | RuntimeException e) {
      return cannotBeUsed(LogText.harmless(String.valueOf(e.getMessage())));
    }
  }

  /** Logged once, however often it is tried again. */
  private boolean cannotBeUsed(String why) {
    if (!why.equals(problem)) {
      problem = why;
      log.warn("Files have changed and cannot be used: {}; {}", why, consequence);
    }
    if (otherwise == null || otherwise.equals(value)) {
      return false;
    }
    value = otherwise;
    return true;
  }

  private boolean isStillSettling(long now) {
    if (otherwise == null
        || otherwise.equals(value)
        || files.stream().noneMatch(Watched::isBlank)) {
      blank = false;
      return false;
    }
    if (!blank) {
      blank = true;
      blankSince = now;
    }
    return now - blankSince < SETTLES_AFTER;
  }

  private static boolean isBlank(Path file) {
    try {
      return Files.size(file) == 0;
    } catch (IOException e) {
      return true;
    }
  }

  private List<String> stamps() {
    return files.stream().map(Watched::stamp).toList();
  }

  /** Changes with the file's content, its permissions and the file itself. */
  private static String stamp(Path file) {
    try {
      return stamp(Files.readAttributes(file, "unix:lastModifiedTime,ctime,size,fileKey"));
    } catch (UnsupportedOperationException e) {
      return portableStamp(file);
    } catch (IOException e) {
      return "missing";
    }
  }

  private static String portableStamp(Path file) {
    try {
      return stamp(Files.readAttributes(file, "lastModifiedTime,size,fileKey"))
          + Files.isReadable(file);
    } catch (IOException e) {
      return "missing";
    }
  }

  private static String stamp(Map<String, Object> attributes) {
    return new TreeMap<>(attributes).toString();
  }
}
