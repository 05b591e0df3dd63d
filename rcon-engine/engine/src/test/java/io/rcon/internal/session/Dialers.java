package io.rcon.internal.session;

import io.rcon.internal.support.VirtualLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sessions that want to dial, in virtual time, and when each was granted it. */
final class Dialers implements AutoCloseable {
  final VirtualLoop virtual = new VirtualLoop();
  final List<Long> granted = new ArrayList<>();

  DialGovernor governor(double perSecond, int underWay) {
    return new DialGovernor(virtual.loop(), DialRate.fixed(perSecond), underWay, 2);
  }

  DialGovernor adaptive(int underWay, int slow) {
    return new DialGovernor(virtual.loop(), DialRate.adaptive(1), underWay, slow);
  }

  /** One server's session, as the governor sees it. */
  class Caller implements DialGovernor.Dialer {
    final boolean failed;
    final boolean ends;
    @Nullable DialPlace place;
    int grants;
    int displacements;

    Caller(boolean failed, boolean ends) {
      this.failed = failed;
      this.ends = ends;
    }

    @Override
    public boolean dialGranted(DialPlace granted) {
      granted(granted);
      return true;
    }

    private void granted(DialPlace now) {
      grants++;
      place = now;
      granted.add(virtual.time());
      if (ends) {
        virtual.eventLoop().execute(() -> now.giveBack(true));
      }
    }

    @Override
    public boolean failedLastTime() {
      return failed;
    }

    @Override
    public void displaced() {
      displacements++;
      place = null;
    }

    void end(boolean well) {
      Objects.requireNonNull(place).giveBack(well);
      place = null;
    }
  }

  List<Caller> ask(DialGovernor governor, int dialers, boolean ends) {
    return ask(governor, dialers, ends, false);
  }

  List<Caller> ask(DialGovernor governor, int dialers, boolean ends, boolean failed) {
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < dialers; i++) {
      Caller caller = new Caller(failed, ends);
      callers.add(caller);
      governor.ask(caller);
    }
    return callers;
  }

  static long inFlight(List<Caller> callers) {
    return callers.stream().filter(caller -> caller.place != null).count();
  }

  static List<Integer> grants(List<Caller> some, List<Caller> more) {
    return Stream.concat(some.stream(), more.stream()).map(caller -> caller.grants).toList();
  }

  @Override
  public void close() {
    virtual.close();
  }
}
