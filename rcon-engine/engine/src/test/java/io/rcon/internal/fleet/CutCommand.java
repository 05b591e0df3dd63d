package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.codec.source.SourcePacket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A command in flight on a server that sends so many bytes of an answer. */
final class CutCommand implements AutoCloseable {
  /** The bytes of a frame before its text. */
  static final int HEAD = 12;

  final VirtualFleet world = new VirtualFleet();
  final VirtualServer server;
  final RconSession session;
  final PendingReply pending;
  @Nullable Reply reply;
  @Nullable RconException failure;

  CutCommand(Dialect dialect, Command command) {
    server = world.with(VirtualFleet.server(dialect, 1));
    server.silent = true;
    server.deaf = true;
    session = world.fleet.session("s1").orElseThrow();
    world.pass(5000);
    pending = session.execute(command);
    pending.whenComplete((answer, thrown) -> {
      reply = answer;
      failure = (RconException) thrown;
    });
    world.pass(1);
  }

  void send(ByteBuf all, int bytes) {
    server.send(all.copy(0, bytes));
    all.release();
    world.pass(1);
  }

  void drop() {
    server.drop();
    world.pass(10);
  }

  RconException failed(Class<? extends RconException> as) {
    RconException came = failure;
    assertNotNull(came, () -> "ended with " + reply);
    assertEquals(as, came.getClass());
    assertEquals(Delivery.UNKNOWN, came.delivery());
    return came;
  }

  Reply replied() {
    Reply came = reply;
    assertNotNull(came, () -> "failed with " + failure);
    return came;
  }

  @Override
  public void close() {
    world.close();
  }

  static ByteBuf frame(int id, String text) {
    return SourcePacket.encode(
        UnpooledByteBufAllocator.DEFAULT,
        id,
        SourcePacket.RESPONSE_VALUE,
        text,
        StandardCharsets.UTF_8);
  }
}
