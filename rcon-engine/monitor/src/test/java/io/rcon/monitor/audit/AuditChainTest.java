package io.rcon.monitor.audit;

import static io.rcon.monitor.audit.AuditedFile.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a later reader of an audit log sees of changed, missing and unfinished lines. */
class AuditChainTest {
  @TempDir Path folder;
  private AuditedFile audited;

  @BeforeEach
  void name() {
    audited = new AuditedFile(folder.resolve("fleet.audit"));
  }

  @Test
  void everyChangedByteAndMissingLineIsSeen() throws IOException {
    audited.written();
    byte[] whole = Files.readAllBytes(audited.file);
    String head = audited.check().head();
    for (int i = 0; i < whole.length; i += i < 400 ? 1 : 7) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(audited.file, changed);
      AuditCheck seen = AuditCheck.of(audited.file, head);
      assertTrue(!seen.breaks().isEmpty() || seen.knownAt().isEmpty(), "byte " + i + ": " + seen);
    }
    List<String> lines =
        new String(whole, java.nio.charset.StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size() - 1; i++) {
      List<String> fewer = new ArrayList<>(lines);
      fewer.remove(i);
      Files.write(audited.file, fewer);
      assertFalse(audited.check().breaks().isEmpty(), "without line " + i);
      List<String> swapped = new ArrayList<>(lines);
      swapped.set(i, lines.get(i + 1));
      swapped.set(i + 1, lines.get(i));
      Files.write(audited.file, swapped);
      assertFalse(audited.check().breaks().isEmpty(), "swapped at " + i);
    }
  }

  /** That is what the head is for. */
  @Test
  void whatIsCutOffAtTheEndIsSeenOnlyByAHeadThatWasKept() throws IOException {
    audited.written();
    String head = audited.check().head();
    assertEquals(8, AuditCheck.of(audited.file, head).knownAt().orElseThrow());
    Files.write(audited.file, audited.lines().subList(0, 5));
    assertEquals(List.of(), audited.check().breaks());
    assertTrue(AuditCheck.of(audited.file, head).knownAt().isEmpty());
    assertTrue(
        audited.news.stream().anyMatch(each -> each.endsWith("ends at line 8, head " + head)));
  }

  @Test
  void aLogThatWasChangedIsNotGoneOnWith() throws IOException {
    audited.written();
    Files.writeString(audited.file, Files.readString(audited.file).replace("say 1", "say 9"));
    String message = assertThrows(IOException.class, audited::open).getMessage();
    assertTrue(message.contains("line 4: it does not follow the line before it"), message);
  }

  @Test
  void aLineThatACrashLeftUnfinishedIsToldAndGoneOnFrom() throws IOException {
    audited.written();
    String begun = "{\"n\":9,\"at\":\"20";
    Files.writeString(audited.file, begun, StandardOpenOption.APPEND);
    assertTrue(audited.check().notes().get(0).startsWith("the last " + begun.length() + " bytes"));
    try (AuditLog log = audited.open()) {
      say(log, "say on");
    }
    AuditCheck after = audited.check();
    assertEquals(List.of(), after.breaks());
    assertTrue(after.notes().get(0).startsWith("line 9 is unfinished (15 bytes)"), "" + after);
    assertTrue(audited.lines().get(9).contains("\"event\":\"recovered\""), audited.lines().get(9));
    // A whole line in the place of the unfinished one is none that a crash left.
    List<String> lines = audited.lines();
    lines.set(8, lines.get(8) + "}");
    Files.write(audited.file, lines);
    assertFalse(audited.check().breaks().isEmpty());
  }

  @Test
  void aLineThatLacksItsBreakOnlyCounts() throws IOException {
    audited.written();
    byte[] whole = Files.readAllBytes(audited.file);
    Files.write(audited.file, java.util.Arrays.copyOf(whole, whole.length - 1));
    audited.open().close();
    assertEquals(List.of(), audited.check().breaks());
    assertEquals(List.of(), audited.check().notes());
    assertEquals(11, audited.check().lines());
  }
}
