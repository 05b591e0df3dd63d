package io.rcon.simulation;

import io.rcon.simulator.Mishap;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers and is gone a moment later: told to stop, or of its own accord. Its choices
 * are drawn from the moment, so that stories without it stay as they are.
 */
final class Farewell {
  private static final long LEAST = Duration.ofMillis(5).toNanos();
  private static final long MOST = Duration.ofMillis(300).toNanos();
  private static final double UNTOLD = 0.03;
  private static final double TOLD = 0.7;

  /** Of answers in several pieces, any of which may pass for the last. */
  private static final double LARGE = 0.3;

  private static final int ONE_PIECE = 4096;

  private final Choices own;
  private final long after;

  private Farewell(Choices own) {
    this.own = own;
    after = own.nanos(LEAST, MOST);
  }

  /** Null if it stays. */
  static @Nullable Farewell to(Entry entry, ServerUnderTest place, World world) {
    Choices own = new Choices(41 * world.now() + entry.id);
    boolean told = entry.command.isExpectClose();
    double often = entry.size > ONE_PIECE ? LARGE : UNTOLD;
    // Over UDP only a command that is lost tells a decoy, and the good time gives but few commands.
    boolean mayStop = place.stream || (told && !place.hasDecoys());
    if (!mayStop || !own.chance(told ? TOLD : often)) {
      return null;
    }
    Farewell farewell = new Farewell(own);
    if (told && (!place.stream || own.chance(0.5))) {
      // The whole program ends, and somebody starts it again.
      world.later(farewell.after, place::crash);
      world.later(own.skewed(farewell.after, Duration.ofSeconds(20).toNanos()), place::listen);
    }
    return farewell;
  }

  /** Over TCP some pieces of the answer, often all, or part of one, and then the close. */
  List<Mishap> mishaps(int size) {
    int parts = own.chance(0.5) ? Integer.MAX_VALUE : own.between(0, 3);
    Mishap close = new Mishap.CloseAfter(parts, Duration.ofNanos(after), own.chance(0.3));
    return own.chance(0.3)
        ? List.of(new Mishap.CloseMidFrame(own.between(1, size + ONE_PIECE / 100)), close)
        : List.of(close);
  }
}
