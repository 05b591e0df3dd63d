package io.rcon.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Work of a test that waits, each on a thread of its own: the JVM's common pool may have a single
 * thread, which a waiting task would block for all other users.
 */
public final class Background {
  private static final Executor THREADS =
      work -> {
        Thread thread = new Thread(work, "background");
        thread.setDaemon(true);
        thread.start();
      };

  private Background() {}

  public static <T> CompletableFuture<T> supply(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, THREADS);
  }

  public static CompletableFuture<Void> run(Runnable work) {
    return CompletableFuture.runAsync(work, THREADS);
  }
}
