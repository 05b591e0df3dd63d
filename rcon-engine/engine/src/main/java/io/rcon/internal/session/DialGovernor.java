package io.rcon.internal.session;

import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Survived;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spreads the dials of one event loop, so that the end of an outage brings no burst of them, and so
 * that servers that accept and say nothing delay no others. So many dials begin in a second; so
 * many are in flight in each of two lanes.
 *
 * <p>A dial begins in the usual lane. If it has not ended after four times the usual time, it moves
 * to the slow lane and its place is free. Where the slow lane is full, it gives up its connection
 * and waits for a place there. Servers that failed last time begin in the slow lane; while that is
 * full they are tried in the usual lane, if it has room and no other dial waits for it. First come,
 * first served. Event loop only.
 */
public final class DialGovernor {
  /** A session that wants to dial. */
  interface Dialer {
    /**
     * The turn has come.
     *
     * @param place held until the dial has ended
     * @return false if the dialer has lost interest; the place is then as if never given
     */
    boolean dialGranted(DialPlace place);

    /** Whether the last dial to this server failed. */
    boolean failedLastTime();

    /**
     * The dial has taken too long for the usual lane, and the slow one is full: the connection is
     * to be given up. Another grant follows when the slow lane has a place.
     */
    void displaced();
  }

  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  private final EngineLoop loop;
  private final DialRate rate;
  private final DialTimes times = new DialTimes();
  private final Lane usual;
  private final Lane slow;

  /** Of servers that failed last time. */
  private final Queue<Dialer> failing = new ArrayDeque<>();

  /** Those that had a try in the usual lane and found the slow one full. */
  private final Queue<Dialer> displaced = new ArrayDeque<>();

  private final Queue<Dialer> waiting = new ArrayDeque<>();
  private long nextAt = Long.MIN_VALUE;
  private long armedFor;
  private boolean granting;
  private final Deadline next =
      new Deadline() {
        @Override
        protected void expired(long now) {
          rate.woken(now - armedFor);
          grant();
        }
      };

  /** The dials in flight, and the limit of them. */
  static final class Lane {
    private final int most;
    private int underWay;

    Lane(int most) {
      this.most = most == 0 ? Integer.MAX_VALUE : most;
    }

    private boolean hasRoom() {
      return underWay < most;
    }
  }

  /**
   * Makes a governor.
   *
   * @param loop whose dials it spreads
   * @param rate how many begin in a second
   * @param underWay how many may be in flight in the usual lane; 0 for no limit, and then there is
   *     no need of a slow lane either
   * @param slow how many may be in flight in the slow lane; 0 for no limit
   */
  public DialGovernor(EngineLoop loop, DialRate rate, int underWay, int slow) {
    this.loop = loop;
    this.rate = rate;
    usual = new Lane(underWay);
    this.slow = new Lane(slow);
  }

  void ask(Dialer dialer) {
    (dialer.failedLastTime() ? failing : waiting).add(dialer);
    grant();
  }

  void connected() {
    rate.succeeded();
  }

  /** A granted dial has ended, well or not. */
  void ended(DialPlace place, boolean well, boolean isUsual) {
    place.lane().underWay--;
    loop.wheel().disarm(place);
    if (well) {
      times.add(loop.now() - place.beganAt());
    } else if (isUsual) {
      rate.failed();
    }
    grant();
  }

  /** A dial takes longer than is usual. */
  void overdue(DialPlace place) {
    usual.underWay--;
    if (slow.hasRoom()) {
      slow.underWay++;
      place.moveTo(slow);
    } else {
      displaced.add(place.dialer());
      place.dialer().displaced();
    }
    grant();
  }

  void arm(DialPlace place) {
    if (usual.most != Integer.MAX_VALUE && place.lane() == usual) {
      loop.wheel().arm(place, place.beganAt() + times.tooLong());
    }
  }

  /**
   * Grants what is due. The wheel's ticks are coarser than the interval, so what a tick missed is
   * granted with it: the rate holds on the average of a tick.
   */
  private void grant() {
    if (granting) {
      return;
    }
    granting = true;
    long now = loop.now();
    if (nextAt < now - DialRate.CATCH_UP) {
      nextAt = now;
    }
    try {
      for (Lane lane = lane(); lane != null && nextAt <= now; lane = lane()) {
        if (begin(lane, now)) {
          nextAt += rate.interval();
        }
      }
    } finally {
      granting = false;
      if (lane() != null) {
        armedFor = nextAt;
        loop.wheel().arm(next, nextAt);
      }
    }
  }

  /** The lane of the next dial; null if none may begin. */
  private @Nullable Lane lane() {
    if (!waiting.isEmpty() && usual.hasRoom()) {
      return usual;
    }
    if (!(displaced.isEmpty() && failing.isEmpty()) && slow.hasRoom()) {
      return slow;
    }
    return !failing.isEmpty() && usual.hasRoom() ? usual : null;
  }

  private boolean begin(Lane lane, long now) {
    Dialer dialer = next(lane);
    boolean fresh = lane == usual && !dialer.failedLastTime();
    DialPlace place = new DialPlace(this, dialer, lane, fresh, now);
    lane.underWay++;
    arm(place);
    boolean granted = false;
    try {
      granted = dialer.dialGranted(place);
    } catch (Throwable e) {
      Survived.log(log, e, "a dial could not begin; the others do");
    }
    if (!granted) {
      loop.wheel().disarm(place);
      lane.underWay--;
    }
    return granted;
  }

  private Dialer next(Lane lane) {
    if (lane == usual) {
      return waiting.isEmpty() ? failing.remove() : waiting.remove();
    }
    return displaced.isEmpty() ? failing.remove() : displaced.remove();
  }
}
