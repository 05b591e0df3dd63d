package io.rcon.cli;

import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.load.LoadSecond;
import io.rcon.load.TickText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Asks a game for its tick once a second, on a connection of its own beside the load. */
final class TickWatch implements Consumer<LoadSecond> {
  /** The kind of tick that is watched. */
  enum Kind {
    /** Ticks a second. */
    tps,
    /** Frames a second. */
    fps
  }

  private final RconSession session;
  private final String word;
  private final String command;
  private final double atRest;
  private final ConcurrentLinkedQueue<Double> fresh = new ConcurrentLinkedQueue<>();
  private final List<Double> all = new ArrayList<>();

  TickWatch(RconSession session, Kind kind) {
    this.session = session;
    word = kind.name();
    for (String candidate : TickText.commands(word)) {
      OptionalDouble found = ask(candidate);
      if (found.isPresent()) {
        command = candidate;
        atRest = found.getAsDouble();
        return;
      }
    }
    throw CliException.usage(
        "--watch " + word + ": the server prints none by " + TickText.commands(word));
  }

  private OptionalDouble ask(String candidate) {
    try {
      return TickText.find(word, session.blocking().execute(candidate).text());
    } catch (RconException e) {
      throw new CliException(ExitCode.of(e), FailureText.line(e));
    }
  }

  @Override
  public void accept(LoadSecond second) {
    session
        .execute(command)
        .thenAccept(reply -> TickText.find(word, reply.text()).ifPresent(fresh::add));
  }

  /** What is left of the tick at rest, the mean of what came since this was last asked. */
  OptionalDouble left() {
    List<Double> since = new ArrayList<>();
    for (Double each = fresh.poll(); each != null; each = fresh.poll()) {
      since.add(each);
    }
    all.addAll(since);
    double mean = since.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    return since.isEmpty() || atRest == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(mean / atRest);
  }

  /** One line. */
  String words() {
    left();
    return String.format(
        Locale.ROOT,
        "%-10s%.2f at rest by '%s', under load lowest %.2f, mean %.2f (%d samples)",
        word,
        atRest,
        command,
        all.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN),
        all.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN),
        all.size());
  }
}
