package io.rcon.cli;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.GameSpeed;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.load.LoadSecond;
import io.rcon.status.StatusFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Asks a game for its own speed once a second, on a connection of its own beside the load. */
final class TickWatch implements Consumer<LoadSecond> {
  private static final int SHOWN = 80;

  /** The kind of tick that is watched. */
  enum Kind {
    /** Ticks a second. */
    tps,
    /** Frames a second. */
    fps
  }

  private final RconSession session;
  private final GameSpeed speed;
  private final double atRest;
  private final ConcurrentLinkedQueue<Double> fresh = new ConcurrentLinkedQueue<>();

  /** Since {@link #left} was last asked. */
  private final List<Double> since = new ArrayList<>();

  private final List<Double> all = new ArrayList<>();

  /** Asks once, while the server has nothing to do. */
  TickWatch(RconSession session) {
    this.session = session;
    speed = session.server().dialect().get(CommonFacts.SPEED);
    try {
      String text = session.blocking().execute(speed.command()).text();
      atRest = read(text).orElseThrow(() -> unreadable(text));
    } catch (RconException e) {
      throw new CliException(ExitCode.of(e), FailureText.ofQuestion(e));
    }
  }

  /** Throws where a game of this dialect does not tell that. */
  static void check(Dialect dialect, Kind kind) {
    GameSpeed speed = dialect.get(CommonFacts.SPEED);
    String told = speed.unit().name().toLowerCase(Locale.ROOT);
    if (!speed.isKnown()) {
      throw CliException.usage(
          "--watch "
              + kind
              + ": no command is known by which a game of dialect "
              + dialect.name()
              + " tells it; leave it out, or name one as 'speed' of a dialect in a fleet file");
    } else if (!told.equals(kind.name())) {
      throw CliException.usage(
          "--watch " + kind + ": games of dialect " + dialect.name() + " tell " + told);
    }
  }

  private OptionalDouble read(String text) {
    return StatusFormats.named(speed.format()).parse(text).ticksPerSecond();
  }

  private CliException unreadable(String text) {
    String first = text.lines().findFirst().orElse("nothing");
    return CliException.usage(
        TerminalText.harmless(
            "--watch: the server's answer to '"
                + speed.command()
                + "' does not tell its speed: "
                + first.substring(0, Math.min(first.length(), SHOWN))));
  }

  @Override
  public void accept(LoadSecond second) {
    int before = since.size();
    take();
    since.subList(before, since.size()).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .ifPresent(second::tick);
    session.execute(speed.command()).thenAccept(reply -> read(reply.text()).ifPresent(fresh::add));
  }

  private void take() {
    for (Double each = fresh.poll(); each != null; each = fresh.poll()) {
      since.add(each);
      all.add(each);
    }
  }

  /** What is left of the tick at rest, the mean of what came since this was last asked. */
  OptionalDouble left() {
    take();
    double mean = since.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    boolean none = since.isEmpty() || atRest == 0;
    since.clear();
    return none ? OptionalDouble.empty() : OptionalDouble.of(mean / atRest);
  }

  /** One line. */
  String words() {
    left();
    return String.format(
        Locale.ROOT,
        "%-10s%.2f at rest by '%s', under load lowest %.2f, mean %.2f (%d samples)",
        speed.unit().name().toLowerCase(Locale.ROOT),
        atRest,
        speed.command(),
        all.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN),
        all.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN),
        all.size());
  }
}
