package io.rcon.monitor.audit;

import static io.rcon.monitor.audit.AuditedFile.ANNA;
import static io.rcon.monitor.audit.AuditedFile.SERVER;
import static io.rcon.monitor.audit.AuditedFile.join;
import static io.rcon.monitor.audit.AuditedFile.say;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an audit log does while its file cannot be written. */
class AuditDiskTest {
  @TempDir Path folder;
  private AuditedFile audited;

  @BeforeEach
  void name() {
    audited = new AuditedFile(folder.resolve("fleet.audit"));
  }

  @Test
  void aFullDiskRefusesCommandsUntilThereIsRoomAgain() throws IOException {
    FullDisk disk = new FullDisk();
    try (AuditLog log =
        AuditLog.open(audited.file, audited.news::add, Duration.ofHours(1), disk::of)) {
      say(log, "say before");
      await().until(() -> audited.lines().size() == 3);
      disk.room.set(20);
      for (int i = 0; i < 3; i++) {
        CompletionException refused =
            assertThrows(CompletionException.class, () -> say(log, "say lost"));
        assertTrue(refused.getCause() instanceof AuditFailedException, "" + refused);
      }
      assertEquals(
          1,
          audited.news.stream().filter(each -> each.contains("commands are refused")).count(),
          "" + audited.news);
      disk.room.set(Long.MAX_VALUE);
      assertEquals("ok", say(log, "say after"));
      assertEquals(
          List.of("the audit log can be written again, and commands are taken"),
          audited.news.stream().filter(each -> each.contains("again")).toList());
    }
    AuditCheck after = audited.check();
    assertEquals(List.of(), after.breaks());
    assertEquals(1, after.notes().size(), "" + after);
    assertFalse(Files.readString(audited.file).contains("lost"));
  }

  @Test
  void anOutcomeThatFoundNoRoomIsWrittenLater() throws IOException {
    FullDisk disk = new FullDisk();
    try (AuditLog log =
        AuditLog.open(audited.file, audited.news::add, Duration.ofHours(1), disk::of)) {
      String answer =
          join(
              log.command(
                  ANNA,
                  SERVER,
                  "say hi",
                  () -> {
                    disk.room.set(0);
                    return CompletableFuture.completedFuture("ok");
                  }));
      assertEquals("ok", answer);
      await()
          .until(
              () -> audited.news.stream().anyMatch(each -> each.contains("commands are refused")));
      disk.room.set(Long.MAX_VALUE);
      say(log, "say more");
    }
    assertEquals(List.of(), audited.check().notes());
    assertTrue(audited.lines().get(2).contains("\"of\":2,"), "" + audited.lines());
  }

  @Test
  void aFileThatIsMovedCutOrAddedToByOthersIsNotWritten() throws IOException {
    try (AuditLog log = audited.open()) {
      say(log, "say 1");
      Files.writeString(audited.file, "{}\n", StandardOpenOption.APPEND);
      assertThrows(CompletionException.class, () -> say(log, "say 2"));
      Files.writeString(audited.file, "");
      assertThrows(CompletionException.class, () -> say(log, "say 3"));
      Files.delete(audited.file);
      assertThrows(CompletionException.class, () -> say(log, "say 4"));
    }
  }
}
