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

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an audit log writes and when. */
class AuditLogTest {
  @TempDir Path folder;
  private AuditedFile audited;

  @BeforeEach
  void name() {
    audited = new AuditedFile(folder.resolve("fleet.audit"));
  }

  @Test
  void aCommandIsOnDiskBeforeItIsSentAndItsOutcomeAfter() throws IOException {
    try (AuditLog log = audited.open()) {
      List<String> before = new ArrayList<>();
      join(
          log.command(
              ANNA,
              SERVER,
              "say hi",
              () -> {
                try {
                  before.addAll(audited.lines());
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
                return CompletableFuture.completedFuture("ok");
              }));
      assertTrue(before.get(before.size() - 1).contains("\"command\":\"say hi\""), "" + before);
      await().until(() -> audited.lines().size() == 3);
      assertTrue(
          audited.lines().get(2).contains("\"of\":2,\"outcome\":\"DONE\""), audited.lines().get(2));
    }
    assertEquals(List.of(), audited.check().breaks());
    assertEquals(4, audited.check().lines());
  }

  @Test
  void aFailureIsWrittenWithWhatIsKnownOfItsDelivery() throws IOException {
    try (AuditLog log = audited.open()) {
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
    assertTrue(
        audited.lines().get(2).contains("\"outcome\":\"TIMED_OUT\",\"delivery\":\"UNKNOWN\""));
    assertTrue(audited.lines().get(4).contains("\"outcome\":\"FAILED\""), audited.lines().get(4));
    assertEquals(List.of(), audited.check().notes());
  }

  @Test
  void secretsOfCommandsAndTheServersPasswordAreMasked() throws IOException {
    try (AuditLog log = audited.open()) {
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
    String text = Files.readString(audited.file);
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
  void theHeadIsToldAgainAndAgain() throws IOException {
    AuditLog.open(audited.file, audited.news::add, Duration.ofMillis(50), UnaryOperator.identity())
        .close();
    try (AuditLog log =
        AuditLog.open(
            audited.file, audited.news::add, Duration.ofMillis(50), UnaryOperator.identity())) {
      await()
          .until(() ->
              audited.news.stream().filter(each -> each.contains(" is at line 3,")).count() > 1);
      say(log, "list");
      await().until(() -> audited.news.stream().anyMatch(each -> each.contains(" is at line 5,")));
    }
  }

  @Test
  void twoDoNotWriteOneLog() throws IOException {
    try (AuditLog log = audited.open()) {
      Path link = Files.createSymbolicLink(folder.resolve("link"), audited.file);
      for (Path same : List.of(audited.file, link)) {
        String message =
            assertThrows(IOException.class, () -> AuditLog.open(same, audited.news::add))
                .getMessage();
        assertTrue(message.contains("another process writes this audit log"), message);
      }
      assertEquals("ok", say(log, "list"));
    }
    audited.open().close();
    assertEquals(List.of(), audited.check().breaks());
  }
}
