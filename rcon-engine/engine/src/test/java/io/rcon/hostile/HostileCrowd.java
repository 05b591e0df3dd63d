package io.rcon.hostile;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Outcome;
import io.rcon.Polling;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconFleet;
import io.rcon.Secret;
import io.rcon.Selector;
import io.rcon.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * A program with a small heap that asks good servers five times a second each, for a while alone
 * and then beside hostile ones, and says how long the good ones took. Arguments: how many seconds
 * each half lasts, the ports of the good servers and of the hostile ones, each divided by commas.
 */
public final class HostileCrowd {
  private final List<Long> times = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> failures = Collections.synchronizedMap(new TreeMap<>());
  private final Map<String, Integer> hostile = Collections.synchronizedMap(new TreeMap<>());

  private HostileCrowd() {}

  public static void main(String[] arguments) throws Exception {
    new HostileCrowd().run(Integer.parseInt(arguments[0]), arguments[1], arguments[2]);
  }

  private void run(int seconds, String good, String bad) throws Exception {
    try (RconFleet fleet = Rcon.fleet(o -> o.timeout(Duration.ofSeconds(30)))) {
      for (String port : good.split(",", -1)) {
        fleet.add(server(Dialect.MINECRAFT, port).tagged("kind", "good"));
      }
      for (var session : fleet.select(Selector.all())) {
        session.whenReady().toCompletableFuture().join();
      }
      Polling polling =
          fleet.poll(
              Command.of("list"), Duration.ofMillis(200), Selector.parse("kind=good"), this::took);
      say("alone", seconds);
      List<CompletableFuture<?>> asked = new ArrayList<>();
      for (String port : bad.split(",", -1)) {
        var session = fleet.add(server(Dialect.GENERIC, port));
        asked.add(
            session
                .execute(Command.of("list").within(Duration.ofMinutes(1)))
                .handle((reply, failure) -> count(hostile, failure))
                .toCompletableFuture());
      }
      say("beside", seconds);
      CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new)).join();
      System.out.println("hostile " + hostile);
      polling.close();
    }
    System.out.println("ends");
  }

  private static Server server(Dialect dialect, String port) {
    return Server.of(dialect, "127.0.0.1", Integer.parseInt(port), Secret.of("s3cret"))
        .named(dialect + "-" + port);
  }

  private void took(Outcome outcome) {
    outcome.reply().ifPresent(reply -> times.add(reply.elapsedNanos()));
    outcome.failure().ifPresent(failure -> count(failures, failure));
  }

  private static int count(Map<String, Integer> counts, Throwable failure) {
    String what = failure instanceof RconException why ? why.code() : "" + failure;
    return counts.merge(failure == null ? "OK" : what, 1, Integer::sum);
  }

  private void say(String when, int seconds) throws InterruptedException {
    times.clear();
    CompletableFuture<Void> never = new CompletableFuture<>();
    never.completeOnTimeout(null, seconds, java.util.concurrent.TimeUnit.SECONDS).join();
    List<Long> sorted;
    synchronized (times) {
      sorted = new ArrayList<>(times);
    }
    Collections.sort(sorted);
    int count = sorted.size();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s answered %d p50 %.1f p99 %.1f most %.1f ms failed %s",
            when,
            count,
            count == 0 ? -1 : sorted.get(count / 2) / 1e6,
            count == 0 ? -1 : sorted.get(count * 99 / 100) / 1e6,
            count == 0 ? -1 : sorted.get(count - 1) / 1e6,
            failures));
  }
}
