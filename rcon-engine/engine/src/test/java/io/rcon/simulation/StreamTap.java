package io.rcon.simulation;

import io.rcon.SessionState;
import io.rcon.SourceFacts;
import io.rcon.codec.source.SourcePacket;
import io.rcon.simulation.VirtualStreams.Connection;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what the engine writes to its connections, and holds it to the laws of TCP dialects. */
final class StreamTap implements VirtualStreams.Watch {
  private static final int REFUSED = -1;

  private static final class Line {
    final ServerUnderTest place;
    long written;
    long unreadFrames;
    final ClosedLogin login = new ClosedLogin();

    /** Null for Source frames, which are read here. */
    final @Nullable CarrierTap carrier;

    Line(ServerUnderTest place, @Nullable CarrierTap carrier) {
      this.place = place;
      this.carrier = carrier;
    }
  }

  private final World world;
  private final Ledger ledger;
  private final DialRateLaw rate;
  private final Map<Connection, Line> lines = new HashMap<>();
  private final Map<ServerUnderTest, Integer> open = new HashMap<>();

  /** So many connections may be made and logged in on at once. */
  int mostDials = Integer.MAX_VALUE;

  StreamTap(World world, Ledger ledger, DialRateLaw rate) {
    this.world = world;
    this.ledger = ledger;
    this.rate = rate;
  }

  @Override
  public void dialed(Connection connection) {
    ServerUnderTest place = Objects.requireNonNull(ledger.at(connection.remote));
    world.log("dials", place, connection.number);
    CarrierTap carrier = place.carrier ? new CarrierTap(place, world, ledger) : null;
    lines.put(connection, new Line(place, carrier));
    int connections = open.merge(place, 1, Integer::sum);
    ledger.check(
        connections == 1 || (place.hasDecoys() && connections <= 4),
        "one connection to a server",
        place + ": " + connections);
    ledger.check(
        // A session that is being closed may still look whether what it was to stop is gone.
        place.sessions.isAny(SessionState.CONNECTING),
        "only a session that connects dials",
        place + " is " + place.sessions.state);
    long dials = open.keySet().stream().filter(StreamTap::isDialling).count();
    ledger.check(dials <= mostDials, "no more dials in flight", place + ": " + dials);
    // How many connections a dial takes is not to be seen where a name has several addresses.
    if (!place.hasDecoys()) {
      rate.dialed(place);
    }
  }

  private static boolean isDialling(ServerUnderTest place) {
    return place.sessions.state == SessionState.CONNECTING
        || place.sessions.state == SessionState.LOGGING_IN;
  }

  @Override
  public void made(Connection connection) {
    Line line = lines.get(connection);
    if (line != null) {
      line.login.made(world.now());
    }
  }

  @Override
  public void hungUp(Connection connection) {
    Line line = lines.remove(connection);
    if (line != null) {
      if (line.carrier == null) {
        line.login.ended(line.place, connection.endedByPeer);
      } else {
        line.carrier.ended(connection.endedByPeer);
      }
      world.log("hangs up", line.place, connection.number);
      open.computeIfPresent(line.place, (place, count) -> count == 1 ? null : count - 1);
    }
  }

  @Override
  public void written(Connection connection, byte[] bytes) {
    Line line = lines.get(connection);
    if (line == null) {
      ledger.broken("written after the end of " + connection);
      return;
    }
    ledger.check(
        Integer.valueOf(1).equals(open.get(line.place)),
        "a connection that lost its race is closed before anything is written",
        line.place);
    if (line.carrier != null) {
      line.carrier.written(bytes);
      return;
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int frames = 0;
    long before = line.written;
    while (rest.hasRemaining()) {
      int length = rest.getInt();
      int id = rest.getInt();
      int type = rest.getInt();
      byte[] body = new byte[length - 10];
      rest.get(body).getShort();
      frames++;
      frame(line, id, type, new String(body, StandardCharsets.UTF_8));
      if (!line.place.dialect.isStreamSafe()) {
        boolean read = connection.readByServer() >= before;
        line.unreadFrames = read ? 1 : line.unreadFrames + 1;
        // Only a probe that asks for a sign after a silence may follow what may be unread.
        int most = type == SourcePacket.EXEC_COMMAND || type == SourcePacket.AUTH ? 1 : 2;
        // Where all answers have one id, another frame of the answer before passes for one.
        boolean told = !line.place.dialect.get(SourceFacts.STRANGE_IDS) || !line.place.tampers;
        ledger.check(
            line.unreadFrames <= most || !told,
            "one unread frame",
            line.place + " " + line.unreadFrames);
      }
    }
    line.written += bytes.length;
    ledger.check(
        frames == 1 || line.place.dialect.isStreamSafe(),
        "two frames never leave together",
        line.place);
  }

  private void frame(Line line, int id, int type, String text) {
    world.log("writes " + type, line.place, id);
    ledger.check(id > 0 && (id & 0xff_ffff) != 0, "an id is positive and has low bits", id);
    if (type == SourcePacket.AUTH) {
      line.login.password(line.place, world.now(), ledger);
      line.place.loginBegins();
    }
    if (type != SourcePacket.EXEC_COMMAND) {
      return;
    }
    ledger.check(
        line.place.sessions.isAny(SessionState.READY),
        "commands are written when ready",
        line.place);
    Entry entry = CommandTokens.entry(text, line.place, ledger);
    if (entry != null) {
      Sends.noted(entry, world, ledger);
    }
  }

  @Override
  public void answered(Connection connection, byte[] bytes) {
    Line line = lines.get(connection);
    if (line == null) {
      return;
    }
    if (line.carrier != null) {
      line.carrier.answered(bytes);
      return;
    }
    line.login.answered(line.place);
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + 12 <= bytes.length; at += 4 + Math.max(8, all.getInt(at))) {
      if (all.getInt(at + 4) == REFUSED && all.getInt(at + 8) == SourcePacket.AUTH_RESPONSE) {
        line.place.refusals++;
      }
      if (all.getInt(at) > bytes.length) {
        break;
      }
    }
  }
}
