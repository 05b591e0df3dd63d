package io.rcon.games;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A future of a value that is made of another future's. To cancel it cancels that one; a failure is
 * told as it is.
 *
 * @param <T> the type of the value
 */
final class DerivedFuture<T> extends CompletableFuture<T> {
  private final CompletableFuture<?> source;

  private DerivedFuture(CompletableFuture<?> source) {
    this.source = source;
  }

  /** Makes one of a source; what {@code made} throws is its failure. */
  static <S, T> CompletableFuture<T> of(CompletableFuture<S> source, Function<S, T> made) {
    DerivedFuture<T> derived = new DerivedFuture<>(source);
    source.whenComplete((value, failure) -> {
      if (failure != null) {
        derived.completeExceptionally(failure);
        return;
      }
      try {
        derived.complete(made.apply(value));
      } catch (Throwable e) {
        derived.completeExceptionally(e);
      }
    });
    return derived;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean waited = !isDone();
    source.cancel(mayInterruptIfRunning);
    return waited;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
