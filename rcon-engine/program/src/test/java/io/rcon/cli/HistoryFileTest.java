package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  @TempDir private Path folder;

  private Path prepared(Run run) throws Exception {
    Path file = HistoryFile.prepare(run.console());
    assertTrue(Files.exists(file), run.err());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    return file;
  }

  @Test
  void itIsInTheHomeThatTheEnvironmentNames() throws Exception {
    Run run = new Run().variable("HOME", folder.toString());
    assertEquals(folder.resolve(".rcon_history"), prepared(run));
  }

  @Test
  void orWhereXdgSays() throws Exception {
    Run run = new Run().variable("HOME", "/no/such").variable("XDG_STATE_HOME", "" + folder);
    assertEquals(folder.resolve("rcon/history"), prepared(run));
  }

  @Test
  void aRelativePathOfXdgIsIgnoredAsItSays() throws Exception {
    Run run = new Run().variable("HOME", "" + folder).variable("XDG_STATE_HOME", "state");
    assertEquals(folder.resolve(".rcon_history"), prepared(run));
  }
}
