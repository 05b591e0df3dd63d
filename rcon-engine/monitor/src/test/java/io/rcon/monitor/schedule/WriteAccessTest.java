package io.rcon.monitor.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAccessTest {
  @TempDir Path folder;

  @Test
  void aFileOfOnesOwnIsSafe() throws IOException {
    assertEquals(Optional.empty(), WriteAccess.problem(file("rw-r--r--")));
  }

  @Test
  void aFileThatOthersCanWriteIsNot() throws IOException {
    for (String mode : new String[] {"rw-rw-r--", "rw-r--rw-", "rw-rw-rw-"}) {
      String problem = WriteAccess.problem(file(mode)).orElseThrow();
      assertTrue(problem.endsWith("can be written by others; run chmod go-w on it"), problem);
    }
  }

  @Test
  void aFolderWhereOthersCanPutAnotherFileIsNot() throws IOException {
    Path file = file("rw-r--r--");
    set(folder, "rwxrwxr-x");
    assertTrue(WriteAccess.problem(file).orElseThrow().startsWith(folder.toRealPath().toString()));
    set(folder, "rwxr-xr-x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertEquals(Optional.empty(), WriteAccess.problem(link));
    set(file, "rw-rw-rw-");
    assertTrue(WriteAccess.problem(link).isPresent());
  }

  private Path file(String mode) throws IOException {
    set(folder, "rwxr-xr-x");
    Path file = Files.writeString(folder.resolve("fleet.yaml"), "");
    set(file, mode);
    return file;
  }

  private static void set(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
