package io.rcon.monitor.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that one process holds as long as this is open, by a lock on another one beside it:
 * closing any reader of a file would give up a lock on the file itself. Both are readable by their
 * owner alone from the moment that they are made.
 */
public final class HeldFile implements Closeable {
  private final Path path;
  private final Path lockPath;
  private final FileChannel lock;
  private @Nullable Object key;
  private final @Nullable Object lockKey;

  private HeldFile(Path path, Path lockPath, FileChannel lock) throws IOException {
    this.path = path;
    this.lockPath = lockPath;
    this.lock = lock;
    key = key(path);
    lockKey = key(lockPath);
  }

  /**
   * Holds a file, which is made if it is not there.
   *
   * @param named its name
   * @param what it is for, in words, as in "the journal"
   * @param taken what to say where another process holds it
   * @return the file, to be closed
   * @throws IOException if that cannot be; says what to do
   */
  public static HeldFile hold(Path named, String what, String taken) throws IOException {
    Path directory = named.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new IOException(named + ": there is no such folder for " + what + "; create it");
    }
    // Two names of one file are one file.
    Path path = directory.toRealPath().resolve(named.getFileName());
    path = Files.exists(path) ? path.toRealPath() : path;
    Path lockPath = path.resolveSibling(path.getFileName() + ".lock");
    FileChannel lock = lock(lockPath, path + ": " + taken);
    try {
      create(path);
      return new HeldFile(path, lockPath, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Locks a file that is there for nothing else.
   *
   * @param file the file, which is made if it is not there
   * @param taken what to say where another process holds it
   * @return the lock, to be closed
   * @throws IOException if that cannot be
   */
  public static FileChannel lock(Path file, String taken) throws IOException {
    create(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this process.
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    if (lock == null) {
      throw new IOException(taken);
    }
    return channel;
  }

  /**
   * Makes an empty file for its owner alone; one that is there stays as it is.
   *
   * @param file the file
   * @throws IOException if that cannot be
   */
  public static void create(Path file) throws IOException {
    try {
      Files.createFile(file, only("rw-------", file));
    } catch (FileAlreadyExistsException e) {
      // To be gone on with.
    }
  }

  /**
   * What a file or a directory is to be made with.
   *
   * @param permissions as {@code rwx------}
   * @param file what is to be made
   * @return nothing where files have no such permissions
   */
  public static FileAttribute<?>[] only(String permissions, Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Where it is.
   *
   * @return its path without links
   */
  public Path path() {
    return path;
  }

  /**
   * Makes sure that it is held still. Who removes it or its lock lets another process have one of
   * the same name, and what is written here would be lost.
   *
   * @throws IOException if one of them was moved or removed; says what to do
   */
  public void check() throws IOException {
    check(path, key);
    check(lockPath, lockKey);
  }

  private static void check(Path file, @Nullable Object before) throws IOException {
    if (!Files.exists(file) || !Objects.equals(before, key(file))) {
      throw new IOException(file + " was moved or removed; put it back, or start again");
    }
  }

  /** Takes the file that its name stands for now, after this process has put it there. */
  public void renew() throws IOException {
    key = key(path);
  }

  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
