package io.rcon.bench;

import io.rcon.RconFleet;
import io.rcon.RconOptions;
import io.rcon.RconOptionsBuilder;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.fleet.WatchedFleet;
import io.rcon.internal.wire.Transports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The engine with everything on, through its API only, but that its transport is watched. */
final class EngineClient implements LoadClient {
  private final Work work;
  private final Gauge gauge;
  private final RconFleet fleet;
  private final List<RconSession> sessions = new ArrayList<>();

  /** The first slot of each session, made with the session. */
  private final List<EngineSlot> slots = new ArrayList<>();

  /**
   * Where more than one command is in flight, the other slots of the first session, the second and
   * so on.
   */
  private final List<EngineSlot> others = new ArrayList<>();

  private final WatchedTransport transport;
  private final Logins logins;
  private @Nullable EngineCallers callers;
  private Pulse pulse = Pulse.NONE;

  EngineClient(Work work, Gauge gauge) {
    this.work = work;
    this.gauge = gauge;
    transport = new WatchedTransport(Transports.of(work.transport));
    logins = new Logins(work.sessions);
    RconOptionsBuilder options = RconOptions.builder();
    configure(options);
    fleet = WatchedFleet.open(options.build(), transport);
  }

  private void configure(RconOptionsBuilder options) {
    options
        .transport(work.transport)
        .dialsPerSecond(work.dials)
        .dialsUnderWay(0)
        .timeout(Duration.ofSeconds(60))
        .connectTimeout(Duration.ofSeconds(60))
        .loginTimeout(Duration.ofSeconds(60))
        .listener(Meters.of(work.meters));
    if (work.callbacks == Work.Callbacks.DIRECT) {
      options.callbacksOnEventLoop();
    }
  }

  @Override
  public void connect() throws IOException, InterruptedException {
    List<InetSocketAddress> addresses = ServerAddresses.read(work.addresses);
    Secret secret = Secret.of(Work.PASSWORD);
    var dialect = BenchDialects.of(work);
    for (int i = 0; i < work.sessions; i++) {
      InetSocketAddress address = addresses.get(i % addresses.size());
      String host = address.getAddress().getHostAddress();
      Server server = Server.of(dialect, host, address.getPort(), secret).named("s" + i);
      RconSession session = fleet.add(server);
      session.whenReady().thenRun(logins::one);
      sessions.add(session);
      slots.add(new EngineSlot(session, gauge, work.every == 0));
    }
    logins.await(120 + (work.dials == 0 ? 0 : work.sessions / work.dials));
    for (RconSession session : sessions) {
      if (session.state() != SessionState.READY) {
        throw new IOException(session + " is not ready");
      }
    }
  }

  @Override
  public WatchedTransport transport() {
    return transport;
  }

  RconFleet fleet() {
    return fleet;
  }

  @Override
  public void begin() {
    if (work.every > 0) {
      pulse = new Pulse(work.sessions, work.every, this::due);
      pulse.start();
    } else if (work.callers > 0) {
      EngineCallers threads = callers != null ? callers : new EngineCallers(work, gauge, sessions);
      callers = threads;
      threads.start();
    } else {
      int more = work.depth - 1;
      for (int slot = others.size(); slot < more * sessions.size(); slot++) {
        others.add(new EngineSlot(sessions.get(slot / more), gauge, true));
      }
      for (int i = 0; i < slots.size(); i++) {
        slots.get(i).submit();
        others.subList(i * more, (i + 1) * more).forEach(EngineSlot::submit);
      }
    }
  }

  @Override
  public void halt() {
    if (callers != null) {
      callers.close();
    }
  }

  private void due(int from, int to) {
    for (int i = from; i < to; i++) {
      slots.get(i).submit();
    }
  }

  @Override
  public void close() {
    pulse.close();
    halt();
    fleet.close();
  }
}
