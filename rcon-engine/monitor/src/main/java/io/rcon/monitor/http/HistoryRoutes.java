package io.rcon.monitor.http;

import io.rcon.monitor.FleetHistory;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.ServerDetail;
import io.rcon.monitor.TimeRange;
import io.rcon.monitor.history.FleetRecorder;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers with what was: of the last hour, or of the time from {@code from} to {@code to} of the
 * query. Disk is read on the recorder's thread.
 */
final class HistoryRoutes {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final FleetMonitor monitor;

  HistoryRoutes(FleetMonitor monitor) {
    this.monitor = monitor;
  }

  void fleet(RoutingContext context) {
    FleetHistory now = monitor.history();
    answer(
        context,
        range ->
            monitor.recorded().map(all -> all.fleet(now, range)).orElseGet(() -> none(now, range)),
        FleetJson::history);
  }

  private static CompletionStage<FleetHistory> none(FleetHistory now, @Nullable TimeRange range) {
    return done(range == null ? now : FleetRecorder.remembered(now, range));
  }

  void server(RoutingContext context, ServerDetail now) {
    answer(
        context,
        range ->
            monitor.recorded().map(all -> all.detail(now, range)).orElseGet(() -> none(now, range)),
        detail -> JsonText.bytes(json -> Rows.detail(json, detail)));
  }

  private static CompletionStage<ServerDetail> none(ServerDetail now, @Nullable TimeRange range) {
    return done(range == null ? now : FleetRecorder.remembered(now, range));
  }

  private static <T> CompletionStage<T> done(T value) {
    return Future.succeededFuture(value).toCompletionStage();
  }

  private static <T> void answer(
      RoutingContext context,
      Function<@Nullable TimeRange, CompletionStage<T>> ask,
      Function<T, byte[]> json) {
    TimeRange range;
    try {
      range = range(context, System.currentTimeMillis());
    } catch (IllegalArgumentException e) {
      Problem.end(context, 400, String.valueOf(e.getMessage()));
      return;
    }
    Future.fromCompletionStage(ask.apply(range), context.vertx().getOrCreateContext())
        .onSuccess(found -> JsonAnswers.json(context, json.apply(found)))
        .onFailure(context::fail);
  }

  /** Null if the query has none. */
  private static @Nullable TimeRange range(RoutingContext context, long now) {
    Long from = time(context, "from");
    Long to = time(context, "to");
    if (from == null && to == null) {
      return null;
    }
    long end = to == null ? now : to;
    return new TimeRange(from == null ? end - HOUR : from, end);
  }

  private static @Nullable Long time(RoutingContext context, String name) {
    List<String> given = context.queryParam(name);
    if (given.isEmpty()) {
      return null;
    }
    String text = given.get(0);
    try {
      return text.chars().allMatch(c -> c >= '0' && c <= '9')
          ? Long.parseLong(text)
          : Instant.parse(text).toEpochMilli();
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          name + ": give milliseconds since 1970, or a time such as 2026-03-01T04:30:00Z");
    }
  }
}
