package io.rcon.monitor.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An audit log's file, and what its operators were told. */
final class AuditedFile {
  static final CommandGiver ANNA = new CommandGiver("anna", "01234567", "127.0.0.1");
  static final Server SERVER =
      Server.of(Dialect.MINECRAFT, "127.0.0.1", 25575, Secret.of("hunter2-rcon")).named("mc");

  final Queue<String> news = new ConcurrentLinkedQueue<>();
  final Path file;

  AuditedFile(Path file) {
    this.file = file;
  }

  AuditLog open() throws IOException {
    return AuditLog.open(file, news::add);
  }

  static String join(CompletionStage<String> stage) {
    return stage.toCompletableFuture().join();
  }

  static String say(AuditLog log, String command) {
    return join(log.command(ANNA, SERVER, command, () -> CompletableFuture.completedFuture("ok")));
  }

  List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }

  AuditCheck check() throws IOException {
    return AuditCheck.of(file, "");
  }

  /** Three commands and their outcomes between begin and end. */
  void written() throws IOException {
    try (AuditLog log = open()) {
      for (int i = 0; i < 3; i++) {
        say(log, "say " + i);
      }
    }
    assertEquals(8, lines().size(), () -> "" + news);
  }
}
