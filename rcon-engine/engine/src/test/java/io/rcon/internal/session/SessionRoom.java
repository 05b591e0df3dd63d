package io.rcon.internal.session;

import io.rcon.RconListener;
import io.rcon.internal.command.ValidatedCommands;
import io.rcon.internal.fleet.StreamNetwork;
import io.rcon.internal.line.RoomContext;
import io.rcon.internal.support.VirtualLoop;
import io.rcon.internal.wire.LoopNetwork;
import io.rcon.internal.wire.tls.TlsContexts;

/** What a session needs to be built alone: a network in memory, where no server listens. */
final class SessionRoom {
  private SessionRoom() {}

  static SessionContext of(VirtualLoop loop) {
    return new SessionContext(
        RoomContext.of(loop),
        new LoopNetwork(
            loop.loop(), new StreamNetwork(), new RconListener() {}, null, 1, new TlsContexts()),
        new DialGovernor(loop.loop(), DialRate.fixed(0), 0, 0),
        new ValidatedCommands());
  }
}
