package io.rcon.config;

import io.rcon.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Writes files that only their owner can read, each new: what exists stays as it is. {@link #undo}
 * removes those that were written.
 */
final class SecretFiles {
  private final List<Path> written = new ArrayList<>();

  /** Makes a folder for them, unless there is one. */
  void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, only("rwx------", folder));
    }
  }

  /** Writes a secret as its first line. */
  void write(Path file, Secret secret) throws IOException {
    char[] characters = secret.reveal();
    // A mark at the beginning would be taken for one of the encoding.
    int marks = characters[0] == '\uFEFF' ? 1 : 0;
    CharBuffer line = CharBuffer.allocate(marks + characters.length + 1);
    line.put(marks == 1 ? "\uFEFF" : "").put(characters).put('\n').flip();
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
    try {
      write(file, bytes);
    } finally {
      Arrays.fill(characters, '\0');
      Arrays.fill(line.array(), '\0');
      bytes.clear().put(new byte[bytes.capacity()]);
    }
  }

  /** Writes a new file. */
  void write(Path file, ByteBuffer bytes) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            only("rw-------", file))) {
      written.add(file);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          "there is one already, which stays as it is; remove it or name another");
    }
  }

  /** Removes what was written, after a failure. */
  void undo() throws IOException {
    for (Path file : written) {
      Files.deleteIfExists(file);
    }
    written.clear();
  }

  private static FileAttribute<?>[] only(String permissions, Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
