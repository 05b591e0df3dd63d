package io.rcon.internal.reply;

import io.rcon.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A stage that is a {@link CompletableFuture} only for those who need one: nearly every caller
 * comes once, with a {@link #whenComplete}, and hundreds of thousands of these are alive at once.
 */
abstract class ReplyStage implements CompletionStage<Reply> {
  /** A future that ends as this stage does, and that callers must not get hold of. */
  abstract CompletableFuture<Reply> future();

  @Override
  public CompletableFuture<Reply> toCompletableFuture() {
    return future().copy();
  }

  @Override
  public <U> CompletionStage<U> thenApply(Function<? super Reply, ? extends U> fn) {
    return future().thenApply(fn);
  }

  @Override
  public <U> CompletionStage<U> thenApplyAsync(Function<? super Reply, ? extends U> fn) {
    return future().thenApplyAsync(fn);
  }

  @Override
  public <U> CompletionStage<U> thenApplyAsync(
      Function<? super Reply, ? extends U> fn, Executor executor) {
    return future().thenApplyAsync(fn, executor);
  }

  @Override
  public CompletionStage<Void> thenAccept(Consumer<? super Reply> action) {
    return future().thenAccept(action);
  }

  @Override
  public CompletionStage<Void> thenAcceptAsync(Consumer<? super Reply> action) {
    return future().thenAcceptAsync(action);
  }

  @Override
  public CompletionStage<Void> thenAcceptAsync(Consumer<? super Reply> action, Executor executor) {
    return future().thenAcceptAsync(action, executor);
  }

  @Override
  public CompletionStage<Void> thenRun(Runnable action) {
    return future().thenRun(action);
  }

  @Override
  public CompletionStage<Void> thenRunAsync(Runnable action) {
    return future().thenRunAsync(action);
  }

  @Override
  public CompletionStage<Void> thenRunAsync(Runnable action, Executor executor) {
    return future().thenRunAsync(action, executor);
  }

  @Override
  public <U, V> CompletionStage<V> thenCombine(
      CompletionStage<? extends U> other, BiFunction<? super Reply, ? super U, ? extends V> fn) {
    return future().thenCombine(other, fn);
  }

  @Override
  public <U, V> CompletionStage<V> thenCombineAsync(
      CompletionStage<? extends U> other, BiFunction<? super Reply, ? super U, ? extends V> fn) {
    return future().thenCombineAsync(other, fn);
  }

  @Override
  public <U, V> CompletionStage<V> thenCombineAsync(
      CompletionStage<? extends U> other,
      BiFunction<? super Reply, ? super U, ? extends V> fn,
      Executor executor) {
    return future().thenCombineAsync(other, fn, executor);
  }

  @Override
  public <U> CompletionStage<Void> thenAcceptBoth(
      CompletionStage<? extends U> other, BiConsumer<? super Reply, ? super U> action) {
    return future().thenAcceptBoth(other, action);
  }

  @Override
  public <U> CompletionStage<Void> thenAcceptBothAsync(
      CompletionStage<? extends U> other, BiConsumer<? super Reply, ? super U> action) {
    return future().thenAcceptBothAsync(other, action);
  }

  @Override
  public <U> CompletionStage<Void> thenAcceptBothAsync(
      CompletionStage<? extends U> other,
      BiConsumer<? super Reply, ? super U> action,
      Executor executor) {
    return future().thenAcceptBothAsync(other, action, executor);
  }

  @Override
  public CompletionStage<Void> runAfterBoth(CompletionStage<?> other, Runnable action) {
    return future().runAfterBoth(other, action);
  }

  @Override
  public CompletionStage<Void> runAfterBothAsync(CompletionStage<?> other, Runnable action) {
    return future().runAfterBothAsync(other, action);
  }

  @Override
  public CompletionStage<Void> runAfterBothAsync(
      CompletionStage<?> other, Runnable action, Executor executor) {
    return future().runAfterBothAsync(other, action, executor);
  }

  @Override
  public <U> CompletionStage<U> applyToEither(
      CompletionStage<? extends Reply> other, Function<? super Reply, U> fn) {
    return future().applyToEither(other, fn);
  }

  @Override
  public <U> CompletionStage<U> applyToEitherAsync(
      CompletionStage<? extends Reply> other, Function<? super Reply, U> fn) {
    return future().applyToEitherAsync(other, fn);
  }

  @Override
  public <U> CompletionStage<U> applyToEitherAsync(
      CompletionStage<? extends Reply> other, Function<? super Reply, U> fn, Executor executor) {
    return future().applyToEitherAsync(other, fn, executor);
  }

  @Override
  public CompletionStage<Void> acceptEither(
      CompletionStage<? extends Reply> other, Consumer<? super Reply> action) {
    return future().acceptEither(other, action);
  }

  @Override
  public CompletionStage<Void> acceptEitherAsync(
      CompletionStage<? extends Reply> other, Consumer<? super Reply> action) {
    return future().acceptEitherAsync(other, action);
  }

  @Override
  public CompletionStage<Void> acceptEitherAsync(
      CompletionStage<? extends Reply> other, Consumer<? super Reply> action, Executor executor) {
    return future().acceptEitherAsync(other, action, executor);
  }

  @Override
  public CompletionStage<Void> runAfterEither(CompletionStage<?> other, Runnable action) {
    return future().runAfterEither(other, action);
  }

  @Override
  public CompletionStage<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable action) {
    return future().runAfterEitherAsync(other, action);
  }

  @Override
  public CompletionStage<Void> runAfterEitherAsync(
      CompletionStage<?> other, Runnable action, Executor executor) {
    return future().runAfterEitherAsync(other, action, executor);
  }

  @Override
  public <U> CompletionStage<U> thenCompose(
      Function<? super Reply, ? extends CompletionStage<U>> fn) {
    return future().thenCompose(fn);
  }

  @Override
  public <U> CompletionStage<U> thenComposeAsync(
      Function<? super Reply, ? extends CompletionStage<U>> fn) {
    return future().thenComposeAsync(fn);
  }

  @Override
  public <U> CompletionStage<U> thenComposeAsync(
      Function<? super Reply, ? extends CompletionStage<U>> fn, Executor executor) {
    return future().thenComposeAsync(fn, executor);
  }

  @Override
  public <U> CompletionStage<U> handle(BiFunction<? super Reply, Throwable, ? extends U> fn) {
    return future().handle(fn);
  }

  @Override
  public <U> CompletionStage<U> handleAsync(BiFunction<? super Reply, Throwable, ? extends U> fn) {
    return future().handleAsync(fn);
  }

  @Override
  public <U> CompletionStage<U> handleAsync(
      BiFunction<? super Reply, Throwable, ? extends U> fn, Executor executor) {
    return future().handleAsync(fn, executor);
  }

  @Override
  public CompletionStage<Reply> whenComplete(BiConsumer<? super Reply, ? super Throwable> action) {
    return future().whenComplete(action);
  }

  @Override
  public CompletionStage<Reply> whenCompleteAsync(
      BiConsumer<? super Reply, ? super Throwable> action) {
    return future().whenCompleteAsync(action);
  }

  @Override
  public CompletionStage<Reply> whenCompleteAsync(
      BiConsumer<? super Reply, ? super Throwable> action, Executor executor) {
    return future().whenCompleteAsync(action, executor);
  }

  @Override
  public CompletionStage<Reply> exceptionally(Function<Throwable, ? extends Reply> fn) {
    return future().exceptionally(fn);
  }
}
