package io.rcon.monitor.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
  private static final JournalLine ONE = JournalLine.of("one", "a b", "ü\n%+", "");
  private static final JournalLine TWO = JournalLine.of("two");
  private static final Instant NOW = Instant.parse("2026-07-01T02:30:00Z");

  @TempDir Path folder;

  @Test
  void keepsItsLines() throws IOException {
    try (JournalFile file = JournalFile.open(path())) {
      assertEquals(List.of(), file.read());
      file.append(List.of(ONE, TWO), true);
    }
    try (JournalFile file = JournalFile.open(path())) {
      assertEquals(List.of(ONE, TWO), file.read());
      file.append(List.of(TWO), false);
    }
    assertEquals(List.of(ONE, TWO, TWO), read());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
  }

  @Test
  void aSecondWatcherOnTheSameJournalIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), path().getFileName());
    try (JournalFile file = JournalFile.open(path())) {
      for (Path same : List.of(path(), link, folder.resolve("./x/../journal"))) {
        if (same.toString().contains("x/..")) {
          Files.createDirectories(folder.resolve("x"));
        }
        IOException e = assertThrows(IOException.class, () -> JournalFile.open(same));
        assertTrue(e.getMessage().contains("another watcher runs schedules"), e.getMessage());
      }
      assertEquals(List.of(), file.read());
    }
    JournalFile.open(path()).close();
  }

  @Test
  void whatALastWriteLeftUnfinishedIsCutOffWhereverItEnds() throws IOException {
    String whole = ONE.text() + "\n" + TWO.text() + "\n";
    for (int end = ONE.text().length() + 1; end < whole.length(); end++) {
      Files.writeString(path(), whole.substring(0, end));
      try (JournalFile file = JournalFile.open(path())) {
        assertEquals(List.of(ONE), file.read());
        file.append(List.of(ONE), true);
      }
      assertEquals(List.of(ONE, ONE), read());
    }
  }

  @Test
  void damageBeforeTheEndIsAnError() throws IOException {
    Files.writeString(path(), TWO.text() + "\n" + ONE.text().replace('a', 'b') + "\n");
    Files.writeString(path(), TWO.text() + "\n", StandardOpenOption.APPEND);
    IOException e = assertThrows(IOException.class, this::read);
    assertTrue(e.getMessage().contains("line 2 is damaged"), e.getMessage());
  }

  @Test
  void aJournalThatAnotherWatcherCouldOpenNowIsNotWritten() throws IOException {
    for (String gone : List.of("journal", "journal.lock")) {
      try (JournalFile file = JournalFile.open(path())) {
        file.append(List.of(ONE), true);
        Path aside = folder.resolve("aside");
        Files.move(folder.resolve(gone), aside);
        IOException e = assertThrows(IOException.class, () -> file.append(List.of(TWO), true));
        assertTrue(e.getMessage().contains(gone + " was moved or removed"), e.getMessage());
        Files.createFile(folder.resolve(gone));
        assertThrows(IOException.class, () -> file.append(List.of(TWO), true));
        Files.move(aside, folder.resolve(gone), StandardCopyOption.REPLACE_EXISTING);
        file.append(List.of(TWO), true);
      }
      assertEquals(List.of(ONE, TWO), read());
      Files.delete(path());
    }
  }

  @Test
  void aJournalThatWasWrittenAnewIsStillHeld() throws IOException {
    try (JournalFile file = JournalFile.open(path())) {
      file.replace(List.of(ONE));
      file.append(List.of(TWO), true);
    }
    assertEquals(List.of(ONE, TWO), read());
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    IOException e =
        assertThrows(IOException.class, () -> JournalFile.open(folder.resolve("no/journal")));
    assertTrue(e.getMessage().contains("create it"), e.getMessage());
  }

  @Test
  void aLongJournalIsWrittenAnewAndStillKnowsWhatWasBegun() throws IOException {
    RunKey open = new RunKey("nightly", NOW);
    try (RunJournal journal = new RunJournal(JournalFile.open(path()))) {
      for (int i = 1; i <= 3500; i++) {
        RunKey key = new RunKey("often", NOW.plusSeconds(i * 60L));
        journal.begin(key, "f", NOW);
        journal.batch(key, List.of("a"), NOW);
        journal.end(key, NOW);
      }
      journal.begin(open, "print", NOW);
      journal.intend(open, List.of(StepKey.of("a", 0)), NOW);
    }
    new RunJournal(JournalFile.open(path())).close();
    List<JournalLine> lines = read();
    assertEquals(1 + 2 * 3500 + 2, lines.size());
    try (RunJournal journal = new RunJournal(JournalFile.open(path()))) {
      assertTrue(journal.wasBegun(new RunKey("often", NOW.plusSeconds(60))));
      List<RecordedRun> runs = new ArrayList<>(journal.open());
      assertEquals(1, runs.size());
      assertEquals(
          RecordedRun.Became.INTENDED, runs.get(0).became(StepKey.of("a", 0)).orElseThrow());
    }
  }

  @Test
  void aFileThatIsNoJournalIsLeftAlone() throws IOException {
    Files.writeString(path(), TWO.text() + "\n");
    JournalFile file = JournalFile.open(path());
    IOException e = assertThrows(IOException.class, () -> new RunJournal(file));
    assertTrue(e.getMessage().contains("the journal begins with 'two'"), e.getMessage());
    file.close();
  }

  private Path path() {
    return folder.resolve("journal");
  }

  private List<JournalLine> read() throws IOException {
    try (JournalFile file = JournalFile.open(path())) {
      return file.read();
    }
  }
}
