package io.rcon.bench;

import io.rcon.Dialect;
import io.rcon.Dialect.Rests;
import io.rcon.Ending;
import io.rcon.Pacing;
import java.time.Duration;
import java.util.Optional;

/** The dialects of measured sessions: real ones, or their facts without the waiting times. */
final class BenchDialects {
  /** So wide that no command ever waits, while each is still counted. */
  private static final Pacing WIDE = Pacing.of(1_000_000_000, Duration.ofNanos(1));

  private static final Duration NONE = Duration.ZERO;

  private BenchDialects() {}

  static Dialect of(Work work) {
    if (work.carrier == Carrier.UDP) {
      Optional<Dialect> like = Dialect.named(work.rests);
      return Dialect.QUAKE3.with(d ->
          d.name("bench-udp")
              .depth(work.depth)
              .pacing(Pacing.NONE)
              .ending(like.map(Dialect::ending).orElse(Ending.singlePacket()))
              .rests(
                  like.map(Dialect::rests).orElse(new Rests(NONE, NONE, Duration.ofSeconds(30)))));
    }
    return switch (work.ends) {
      case SINGLE ->
          Dialect.NUKKIT.with(
              d -> d.name("bench").depth(work.depth).lenientNuls(false).pacing(WIDE));
      case SOURCE -> Dialect.SOURCE.with(d -> d.depth(work.depth));
      case MINECRAFT -> Dialect.MINECRAFT;
    };
  }
}
