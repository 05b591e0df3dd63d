package io.rcon.tunnel;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The connection to the game on behalf of one client, and the way back. Reads from the game only as
 * fast as the client takes it.
 */
final class GameConnection extends ChannelInboundHandlerAdapter {
  /** An answer may come in pieces; after so long without any it is taken for whole. */
  private static final Duration QUIET = Duration.ofMillis(200);

  private final ConnectionAcceptor acceptor;
  private final ClientConnection connection;
  private final Channel client;
  private final Forward forward;

  private @Nullable LoginAnswer login;
  private @Nullable Channel game;
  private @Nullable ChannelFuture lastWrite;
  private long writtenBack;
  private long heardAt;
  private boolean gameEnded;
  private boolean closed;

  /** Made before it dials; {@code login} goes first, and its answer is awaited, if there is one. */
  GameConnection(
      ConnectionAcceptor acceptor,
      ClientConnection connection,
      Channel client,
      @Nullable ByteBuf login) {
    this.acceptor = acceptor;
    this.connection = connection;
    this.client = client;
    forward = new Forward(client, isSpaced(acceptor.options()));
    if (login != null) {
      this.login = new LoginAnswer(client.alloc());
      forward.addSecret(login);
    }
    heardAt = now();
  }

  private static boolean isSpaced(TunnelOptions options) {
    return !options.raw && !options.dialect.isStreamSafe();
  }

  private long now() {
    return client.eventLoop().ticker().nanoTime();
  }

  void dial() {
    acceptor.counters().dialled.incrementAndGet();
    new Bootstrap()
        .group(client.eventLoop())
        .channelFactory(TunnelTransport.dialers())
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
        // The connection's own deadline bounds it.
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
        .handler(this)
        .connect(acceptor.game())
        .addListener((ChannelFuture dialled) -> {
          if (!dialled.isSuccess()) {
            connection.gameFailed(Scarcity.words("the game cannot be reached", dialled.cause()));
          }
        });
  }

  Forward forward() {
    return forward;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    game = ctx.channel();
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (closed) {
      ctx.close();
      return;
    }
    acceptor.counters().opened.incrementAndGet();
    forward.open(ctx.channel());
    if (login == null) {
      connection.reachedGame();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (closed) {
      bytes.release();
      return;
    }
    heardAt = now();
    forward.answered();
    LoginAnswer awaited = login;
    if (awaited == null) {
      writeBack(bytes);
      return;
    }
    switch (awaited.add(bytes)) {
      case PENDING -> {}
      case REFUSED -> connection.passwordRefused();
      case ACCEPTED -> {
        login = null;
        connection.reachedGame();
        writeBack(awaited.take());
      }
    }
  }

  private void writeBack(ByteBuf bytes) {
    writtenBack += bytes.readableBytes();
    acceptor.counters().bytesToClients.addAndGet(bytes.readableBytes());
    lastWrite = client.write(bytes);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    client.flush();
    clientWritable();
  }

  /** The client's side has room again, or none any more. */
  void clientWritable() {
    if (game != null) {
      game.config().setAutoRead(client.isWritable());
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    forward.pump();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      gameSaysNoMore();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    gameSaysNoMore();
    afterLastWrite(() -> connection.end("the game closed the connection"));
  }

  private void gameSaysNoMore() {
    if (login != null) {
      connection.gameFailed(
          "the game closed the connection during the login: a wrong password, a ban or a limit");
    } else if (!gameEnded) {
      gameEnded = true;
      client.flush();
      afterLastWrite(connection::gameEnds);
    }
  }

  /** The client gets all that the game has said before it hears that there is no more. */
  private void afterLastWrite(Runnable next) {
    if (lastWrite == null) {
      next.run();
    } else {
      lastWrite.addListener(done -> next.run());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }

  /** Whether the game has ended its side, and the client has all of its bytes. */
  boolean isQuiet() {
    return forward.isQuiet()
        && now() - heardAt >= QUIET.toNanos()
        && (lastWrite == null || lastWrite.isDone());
  }

  boolean isGameEnded() {
    return gameEnded;
  }

  long writtenBack() {
    return writtenBack;
  }

  void close() {
    closed = true;
    forward.release();
    if (login != null) {
      login.release();
      login = null;
    }
    if (game != null) {
      game.close();
    }
  }
}
