package io.rcon.monitor.audit;

import io.rcon.RconException;
import io.rcon.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An audit log: a JSON object a line, each with a hash over itself and the hash before it. A
 * command is on disk before it is sent, and its outcome after; while the file cannot be written,
 * commands fail and nothing is sent. The last hash, the head, is told when the log is opened, each
 * hour and at the end: kept elsewhere, it shows whether the file was cut or written anew. Safe on
 * any thread.
 */
public final class AuditLog implements CommandAudit, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final Duration USUAL = Duration.ofHours(1);
  private static final int MOST_OUTCOMES = 1000;

  private final AuditFile file;
  private final Consumer<String> news;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "rcon-audit");
        made.setDaemon(true);
        return made;
      });

  /** Outcomes that could not be written yet. */
  private final Deque<AuditEntry> owed = new ArrayDeque<>();

  private boolean failing;

  private AuditLog(AuditFile file, Consumer<String> news, Duration every) {
    this.file = file;
    this.news = news;
    thread.scheduleAtFixedRate(
        () -> tellHead("is at"), every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Opens or creates a log and follows its whole chain.
   *
   * @param file the file, beside it one whose name ends with {@code .lock}
   * @param news is told the head, when the file cannot be written, and when it can again, in one
   *     line each; on any thread
   * @return the log, to be closed when all that was given has ended
   * @throws IOException if it cannot be used, was changed, or another process holds it; says what
   *     to do
   */
  public static AuditLog open(Path file, Consumer<String> news) throws IOException {
    return open(file, news, USUAL, UnaryOperator.identity());
  }

  static AuditLog open(
      Path file, Consumer<String> news, Duration headEvery, UnaryOperator<AuditSink> through)
      throws IOException {
    AuditFile opened = AuditFile.open(file, through);
    try {
      opened.append(new AuditEntry(AuditEntry.OPENED));
    } catch (IOException e) {
      opened.close();
      throw new IOException(opened.path() + ": the audit log cannot be written: " + reason(e), e);
    }
    AuditLog log = new AuditLog(opened, news, headEvery);
    log.tellHead("begins at");
    return log;
  }

  private void tellHead(String verb) {
    tell(
        "the audit log "
            + file.path()
            + " "
            + verb
            + " line "
            + file.number()
            + ", head "
            + file.head());
  }

  private void tell(String text) {
    try {
      news.accept(text);
    } catch (RuntimeException | Error e) {
      // Or no head would be told any more.
      LOG.error("{}", text, e);
    }
  }

  @Override
  public <T> CompletionStage<T> command(
      CommandGiver by, Server server, String command, Supplier<? extends CompletionStage<T>> send) {
    AuditEntry entry =
        new AuditEntry(AuditEntry.COMMAND)
            .by(by)
            .with("server", server.name())
            .with("command", SecretArguments.mask(server, command));
    return written(entry, send);
  }

  /**
   * Does something else with a server once it is written down.
   *
   * @param by who wants it
   * @param server the server's name
   * @param what in a few words
   * @param change does it; not called if it cannot be written down
   * @param <T> what comes of it
   * @return what {@code change} came to; fails with {@link AuditFailedException} if it was not
   *     called
   */
  public <T> CompletionStage<T> maintenance(
      CommandGiver by, String server, String what, Supplier<T> change) {
    AuditEntry entry =
        new AuditEntry(AuditEntry.MAINTENANCE).by(by).with("server", server).with("change", what);
    return written(entry, () -> CompletableFuture.completedFuture(change.get()));
  }

  private <T> CompletionStage<T> written(
      AuditEntry entry, Supplier<? extends CompletionStage<T>> send) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      thread.execute(() -> {
        long number;
        try {
          number = append(entry);
        } catch (IOException | RuntimeException e) {
          result.completeExceptionally(
              new AuditFailedException(
                  "the audit log cannot be written, so nothing was done: " + reason(e)));
          return;
        }
        send(number, send, result);
      });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(new AuditFailedException("the audit log is closed"));
    }
    return result;
  }

  private <T> void send(
      long number, Supplier<? extends CompletionStage<T>> send, CompletableFuture<T> result) {
    CompletionStage<T> sent;
    try {
      sent = send.get();
    } catch (Throwable e) {
      // Whatever it is, the log goes on.
      sent = CompletableFuture.failedFuture(e);
    }
    sent.whenComplete((answer, failure) -> {
      try {
        thread.execute(() -> outcome(number, failure));
      } catch (RejectedExecutionException e) {
        // Closed; the log ends with a command without an outcome, which is true.
      }
      if (failure == null) {
        result.complete(answer);
      } else {
        result.completeExceptionally(failure);
      }
    });
  }

  private void outcome(long number, @Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    AuditEntry entry = new AuditEntry(AuditEntry.OUTCOME).with(AuditEntry.OF, number);
    if (cause instanceof RconException known) {
      entry.with("outcome", known.code()).with("delivery", known.delivery().name());
    } else {
      entry.with("outcome", cause == null ? "DONE" : "FAILED");
    }
    try {
      append(entry);
    } catch (IOException e) {
      if (owed.size() < MOST_OUTCOMES) {
        owed.add(entry);
      }
    }
  }

  /** Writes a line, those that are owed first. */
  private long append(AuditEntry entry) throws IOException {
    try {
      for (AuditEntry next = owed.peek(); next != null; next = owed.peek()) {
        file.append(next);
        owed.remove();
      }
      long number = file.append(entry);
      if (failing) {
        failing = false;
        tell("the audit log can be written again, and commands are taken");
      }
      return number;
    } catch (IOException e) {
      if (!failing) {
        failing = true;
        tell(
            "the audit log cannot be written, so commands are refused until it can; watching goes"
                + " on: "
                + reason(e));
      }
      throw e;
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Writes that it ends, and tells the head. */
  @Override
  public void close() {
    try {
      thread.submit(this::end);
      thread.shutdown();
      thread.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    try {
      append(new AuditEntry(AuditEntry.CLOSED));
    } catch (IOException e) {
      // It was told.
    }
    tellHead("ends at");
    try {
      file.close();
    } catch (IOException e) {
      tell("the audit log could not be closed: " + reason(e));
    }
  }
}
