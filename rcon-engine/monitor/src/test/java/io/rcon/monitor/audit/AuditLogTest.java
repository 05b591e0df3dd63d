package io.rcon.monitor.audit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Secret;
import io.rcon.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an audit log writes and when, and what can be seen of it later. */
class AuditLogTest {
  private static final CommandGiver ANNA = new CommandGiver("anna", "01234567", "127.0.0.1");
  private static final Server SERVER =
      Server.of(Dialect.MINECRAFT, "127.0.0.1", 25575, Secret.of("hunter2-rcon")).named("mc");

  private final Queue<String> news = new ConcurrentLinkedQueue<>();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("fleet.audit");
  }

  private AuditLog open() throws IOException {
    return AuditLog.open(file, news::add);
  }

  private static String join(CompletionStage<String> stage) {
    return stage.toCompletableFuture().join();
  }

  private static String say(AuditLog log, String command) {
    return join(log.command(ANNA, SERVER, command, () -> CompletableFuture.completedFuture("ok")));
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }

  private AuditCheck check() throws IOException {
    return AuditCheck.of(file, "");
  }

  /** Three commands and their outcomes between begin and end. */
  private void written() throws IOException {
    try (AuditLog log = open()) {
      for (int i = 0; i < 3; i++) {
        say(log, "say " + i);
      }
    }
    assertEquals(8, lines().size(), () -> "" + news);
  }

  @Test
  void aCommandIsOnDiskBeforeItIsSentAndItsOutcomeAfter() throws IOException {
    try (AuditLog log = open()) {
      List<String> before = new ArrayList<>();
      join(
          log.command(
              ANNA,
              SERVER,
              "say hi",
              () -> {
                try {
                  before.addAll(lines());
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
                return CompletableFuture.completedFuture("ok");
              }));
      assertTrue(before.get(before.size() - 1).contains("\"command\":\"say hi\""), "" + before);
      await().until(() -> lines().size() == 3);
      assertTrue(lines().get(2).contains("\"of\":2,\"outcome\":\"DONE\""), lines().get(2));
    }
    assertEquals(List.of(), check().breaks());
    assertEquals(4, check().lines());
  }

  @Test
  void aFailureIsWrittenWithWhatIsKnownOfItsDelivery() throws IOException {
    try (AuditLog log = open()) {
      Supplier<CompletionStage<String>> timesOut =
          () ->
              CompletableFuture.failedFuture(
                  new RconException.TimedOut("mc", Delivery.UNKNOWN, "no answer"));
      assertThrows(
          CompletionException.class, () -> join(log.command(ANNA, SERVER, "stop", timesOut)));
      Supplier<CompletionStage<String>> breaks =
          () -> {
            throw new AssertionError("a mistake");
          };
      assertThrows(
          CompletionException.class, () -> join(log.command(ANNA, SERVER, "stop", breaks)));
      assertEquals("ok", say(log, "list"));
    }
    assertTrue(lines().get(2).contains("\"outcome\":\"TIMED_OUT\",\"delivery\":\"UNKNOWN\""));
    assertTrue(lines().get(4).contains("\"outcome\":\"FAILED\""), lines().get(4));
    assertEquals(List.of(), check().notes());
  }

  @Test
  void secretsOfCommandsAndTheServersPasswordAreMasked() throws IOException {
    try (AuditLog log = open()) {
      for (String command :
          List.of(
              "rcon_password s3cret-1",
              "/login s3cret-2",
              "say a; set sv_privatePassword \"s3cret-3\"",
              "ADMINPASSWORD=s3cret-4 s3cret-5",
              "say it is hunter2-rcon")) {
        say(log, command);
      }
      say(log, "rcon_password");
      say(log, "say hello");
    }
    String text = Files.readString(file);
    assertFalse(text.contains("s3cret"), text);
    assertFalse(text.contains("hunter2"), text);
    for (String shown :
        List.of(
            "rcon_password ***",
            "/login ***",
            "say a; set sv_privatePassword ***",
            "ADMINPASSWORD ***",
            "say it is ***",
            "rcon_password",
            "say hello")) {
      assertTrue(text.contains("\"command\":\"" + shown + "\""), shown + "\n" + text);
    }
  }

  @Test
  void everyChangedByteAndMissingLineIsSeen() throws IOException {
    written();
    byte[] whole = Files.readAllBytes(file);
    String head = check().head();
    for (int i = 0; i < whole.length; i += i < 400 ? 1 : 7) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      AuditCheck seen = AuditCheck.of(file, head);
      assertTrue(!seen.breaks().isEmpty() || seen.knownAt().isEmpty(), "byte " + i + ": " + seen);
    }
    List<String> lines =
        new String(whole, java.nio.charset.StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size() - 1; i++) {
      List<String> fewer = new ArrayList<>(lines);
      fewer.remove(i);
      Files.write(file, fewer);
      assertFalse(check().breaks().isEmpty(), "without line " + i);
      List<String> swapped = new ArrayList<>(lines);
      swapped.set(i, lines.get(i + 1));
      swapped.set(i + 1, lines.get(i));
      Files.write(file, swapped);
      assertFalse(check().breaks().isEmpty(), "swapped at " + i);
    }
  }

  /** That is what the head is for. */
  @Test
  void whatIsCutOffAtTheEndIsSeenOnlyByAHeadThatWasKept() throws IOException {
    written();
    String head = check().head();
    assertEquals(8, AuditCheck.of(file, head).knownAt().orElseThrow());
    Files.write(file, lines().subList(0, 5));
    assertEquals(List.of(), check().breaks());
    assertTrue(AuditCheck.of(file, head).knownAt().isEmpty());
    assertTrue(news.stream().anyMatch(each -> each.endsWith("ends at line 8, head " + head)));
  }

  @Test
  void theHeadIsToldAgainAndAgain() throws IOException {
    AuditLog.open(file, news::add, Duration.ofMillis(50), UnaryOperator.identity()).close();
    try (AuditLog log =
        AuditLog.open(file, news::add, Duration.ofMillis(50), UnaryOperator.identity())) {
      await()
          .until(() -> news.stream().filter(each -> each.contains(" is at line 3,")).count() > 1);
      say(log, "list");
      await().until(() -> news.stream().anyMatch(each -> each.contains(" is at line 5,")));
    }
  }

  @Test
  void aLogThatWasChangedIsNotGoneOnWith() throws IOException {
    written();
    Files.writeString(file, Files.readString(file).replace("say 1", "say 9"));
    String message = assertThrows(IOException.class, this::open).getMessage();
    assertTrue(message.contains("line 4: it does not follow the line before it"), message);
  }

  @Test
  void aLineThatACrashLeftUnfinishedIsToldAndGoneOnFrom() throws IOException {
    written();
    String begun = "{\"n\":9,\"at\":\"20";
    Files.writeString(file, begun, StandardOpenOption.APPEND);
    assertTrue(check().notes().get(0).startsWith("the last " + begun.length() + " bytes"));
    try (AuditLog log = open()) {
      say(log, "say on");
    }
    AuditCheck after = check();
    assertEquals(List.of(), after.breaks());
    assertTrue(after.notes().get(0).startsWith("line 9 is unfinished (15 bytes)"), "" + after);
    assertTrue(lines().get(9).contains("\"event\":\"recovered\""), lines().get(9));
    // A whole line in the place of the unfinished one is none that a crash left.
    List<String> lines = lines();
    lines.set(8, lines.get(8) + "}");
    Files.write(file, lines);
    assertFalse(check().breaks().isEmpty());
  }

  @Test
  void aLineThatLacksItsBreakOnlyCounts() throws IOException {
    written();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
    open().close();
    assertEquals(List.of(), check().breaks());
    assertEquals(List.of(), check().notes());
    assertEquals(11, check().lines());
  }

  @Test
  void twoDoNotWriteOneLog() throws IOException {
    try (AuditLog log = open()) {
      Path link = Files.createSymbolicLink(folder.resolve("link"), file);
      for (Path same : List.of(file, link)) {
        String message =
            assertThrows(IOException.class, () -> AuditLog.open(same, news::add)).getMessage();
        assertTrue(message.contains("another process writes this audit log"), message);
      }
      assertEquals("ok", say(log, "list"));
    }
    open().close();
    assertEquals(List.of(), check().breaks());
  }

  @Test
  void aFullDiskRefusesCommandsUntilThereIsRoomAgain() throws IOException {
    FullDisk disk = new FullDisk();
    try (AuditLog log = AuditLog.open(file, news::add, Duration.ofHours(1), disk::of)) {
      say(log, "say before");
      await().until(() -> lines().size() == 3);
      disk.room.set(20);
      for (int i = 0; i < 3; i++) {
        CompletionException refused =
            assertThrows(CompletionException.class, () -> say(log, "say lost"));
        assertTrue(refused.getCause() instanceof AuditFailedException, "" + refused);
      }
      assertEquals(
          1,
          news.stream().filter(each -> each.contains("commands are refused")).count(),
          "" + news);
      disk.room.set(Long.MAX_VALUE);
      assertEquals("ok", say(log, "say after"));
    }
    AuditCheck after = check();
    assertEquals(List.of(), after.breaks());
    assertEquals(1, after.notes().size(), "" + after);
    assertFalse(Files.readString(file).contains("lost"));
  }

  @Test
  void anOutcomeThatFoundNoRoomIsWrittenLater() throws IOException {
    FullDisk disk = new FullDisk();
    try (AuditLog log = AuditLog.open(file, news::add, Duration.ofHours(1), disk::of)) {
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
      await().until(() -> news.stream().anyMatch(each -> each.contains("commands are refused")));
      disk.room.set(Long.MAX_VALUE);
      say(log, "say more");
    }
    assertEquals(List.of(), check().notes());
    assertTrue(lines().get(2).contains("\"of\":2,"), "" + lines());
  }

  @Test
  void aFileThatIsMovedCutOrAddedToByOthersIsNotWritten() throws IOException {
    try (AuditLog log = open()) {
      say(log, "say 1");
      Files.writeString(file, "{}\n", StandardOpenOption.APPEND);
      assertThrows(CompletionException.class, () -> say(log, "say 2"));
      Files.writeString(file, "");
      assertThrows(CompletionException.class, () -> say(log, "say 3"));
      Files.delete(file);
      assertThrows(CompletionException.class, () -> say(log, "say 4"));
    }
  }
}
