package io.rcon.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ManualIoEventLoop;
import io.rcon.Dialect;
import io.rcon.RconFleet;
import io.rcon.RconOptions;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.codec.source.SourcePacket;
import io.rcon.internal.fleet.WatchedFleet;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A session of the engine whose network is a {@link SinkChannel} and whose event loop is played by
 * the thread that makes it; each answer's callback gives the next command, as in {@code scale}. It
 * has no thread and no socket, and so nothing to close.
 */
final class SinkSession implements BiConsumer<@Nullable Reply, @Nullable Throwable> {
  static final String COMMAND = "status of all player";

  private static final int TURNS = 1000;

  private final SinkTransport transport = new SinkTransport();
  private final RconSession session;
  private long characters;

  SinkSession(ManualIoEventLoop loop) {
    RconFleet fleet =
        WatchedFleet.open(
            RconOptions.builder().callbacksOnEventLoop().dialsPerSecond(0).build(),
            transport,
            loop);
    Dialect dialect = Dialect.NUKKIT.with(d -> d.name("bench").depth(16));
    session = fleet.add(Server.of(dialect, "127.0.0.1", 1, Secret.of("swordfish")));
    for (int i = 0; i < TURNS && session.state() != SessionState.READY; i++) {
      loop.runNow();
      if (transport.channel().lastType() == SourcePacket.AUTH) {
        read(accepted(transport.channel().lastId()));
      }
    }
    submit();
    loop.runNow();
    if (transport.channel().lastType() != SourcePacket.EXEC_COMMAND) {
      throw new IllegalStateException(session + " has written no command");
    }
  }

  private static ByteBuf accepted(int id) {
    return SourcePacket.encode(
        io.netty.buffer.ByteBufAllocator.DEFAULT,
        id,
        SourcePacket.AUTH_RESPONSE,
        "",
        StandardCharsets.UTF_8);
  }

  private void submit() {
    session.execute(COMMAND).whenComplete(this);
  }

  @Override
  public void accept(@Nullable Reply reply, @Nullable Throwable failure) {
    if (reply != null) {
      characters += reply.text().length();
      submit();
    } else {
      throw new IllegalStateException(failure);
    }
  }

  /** The packets that the server would answer now. */
  int awaitedId() {
    return transport.channel().lastId();
  }

  /** Bytes come from the server; takes the buffer over. */
  void read(ByteBuf bytes) {
    transport.channel().pipeline().fireChannelRead(bytes);
    transport.channel().pipeline().fireChannelReadComplete();
  }

  long characters() {
    return characters;
  }
}
