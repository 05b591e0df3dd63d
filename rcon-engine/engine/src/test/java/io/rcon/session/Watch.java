package io.rcon.session;

import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.Server;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what a listener is told. */
public final class Watch implements RconListener {
  public final List<SessionState> states = new CopyOnWriteArrayList<>();
  public final List<String> events = new CopyOnWriteArrayList<>();
  public final List<RconException> failures = new CopyOnWriteArrayList<>();
  public final List<Duration> pauses = new CopyOnWriteArrayList<>();
  public final List<String> dropped = new CopyOnWriteArrayList<>();
  public final AtomicInteger late = new AtomicInteger();
  public final AtomicInteger sent = new AtomicInteger();
  public final AtomicInteger paced = new AtomicInteger();

  public final AtomicInteger read = new AtomicInteger();

  @Override
  public void read(Server server, int bytes) {
    read.addAndGet(bytes);
  }

  @Override
  public void stateChanged(Server server, SessionState from, SessionState to) {
    states.add(to);
  }

  @Override
  public void reconnecting(Server server, int count, Duration pause) {
    pauses.add(pause);
  }

  @Override
  public void event(Server server, String text) {
    events.add(text);
  }

  @Override
  public void failed(Server server, RconException failure, long nanos) {
    failures.add(failure);
  }

  @Override
  public void late(Server server) {
    late.incrementAndGet();
  }

  @Override
  public void sent(Server server) {
    sent.incrementAndGet();
  }

  @Override
  public void paced(Server server, long nanos) {
    paced.incrementAndGet();
  }

  @Override
  public void datagramDropped(String reason) {
    dropped.add(reason);
  }

  /** How often a state was entered. */
  public long times(SessionState state) {
    return states.stream().filter(state::equals).count();
  }
}
