package io.rcon.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop that is given tasks faster than it can do them. */
@Timeout(60)
class BusyLoopTest {
  /** Of an answer that comes at once; a loop that does not read before they end has a second. */
  private static final long SOON = Duration.ofMillis(500).toNanos();

  private static final int ATTEMPTS = 10;

  @Test
  void should_read_answers_while_there_is_always_another_task() {
    long least = Long.MAX_VALUE;
    try (Link link = Link.to("source", o -> {}).ready()) {
      ScheduledExecutorService loop = link.session.eventLoop();
      for (int attempt = 0; attempt < ATTEMPTS && least > SOON; attempt++) {
        long begin = System.nanoTime();
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        // Both on the loop, so that the answer cannot come before the first of the tasks.
        loop.execute(() -> {
          link.session.execute("echo x").thenAccept(reply::complete);
          again(loop, reply);
        });
        reply.join();
        least = Math.min(least, System.nanoTime() - begin);
      }
    }
    assertTrue(least < SOON, "read after " + Duration.ofNanos(least));
  }

  private static void again(ScheduledExecutorService loop, CompletableFuture<Reply> reply) {
    if (!reply.isDone()) {
      loop.execute(() -> again(loop, reply));
    }
  }
}
