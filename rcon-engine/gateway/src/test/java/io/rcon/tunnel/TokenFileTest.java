package io.rcon.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
  @TempDir private Path folder;

  @Test
  void aFileOfWindowsIsRead() throws IOException {
    Path file = folder.resolve("tokens");
    Files.writeString(
        file, "\uFEFFalice s3cret-of-alice-x\r\n\r\n# nobody\r\nbob s3cret-of-bob-xyz\r\n");
    assertEquals(2, TokenFile.read(file).size());
  }

  @Test
  void aFileWithoutEndIsRefused() {
    IOException e = assertThrows(IOException.class, () -> TokenFile.read(Path.of("/dev/zero")));
    assertTrue(e.getMessage().contains("is longer than 1 MiB"), e.getMessage());
  }
}
