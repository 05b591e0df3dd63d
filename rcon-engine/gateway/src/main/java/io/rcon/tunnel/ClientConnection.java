package io.rcon.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.rcon.codec.source.SourceFrameDecoder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client, from its first byte to its last. It is unauthenticated until its certificate, and its
 * token where tokens are asked for, are found valid; only then is there a {@link GameConnection}.
 */
final class ClientConnection extends ChannelInboundHandlerAdapter {
  /** How long a client may go on after its game has ended. */
  private static final Duration CLIENT_MAY_GO_ON = Duration.ofSeconds(5);

  private final ConnectionAcceptor acceptor;
  private final Authenticator authenticator;
  private final Channel channel;
  private final InetSocketAddress remote;
  private final SslHandler tls;
  private final ClientFrames frames;
  private final long arrived;

  private ScheduledFuture<?> deadline;
  private String who = "";
  private boolean encrypted;
  private Object client = "";
  private @Nullable GameConnection gameConnection;
  private long heard;
  private boolean clientEnded;
  private boolean ended;

  ClientConnection(
      ConnectionAcceptor acceptor, Channel channel, InetSocketAddress remote, SslHandler tls) {
    this.acceptor = acceptor;
    this.authenticator = acceptor.authenticator();
    this.channel = channel;
    this.remote = remote;
    this.tls = tls;
    frames = new ClientFrames(this, authenticator, acceptor.counters(), channel);
    arrived = now();
    deadline =
        after(acceptor.options().loginTimeout, () -> turnAway("it has not logged in in time"));
  }

  long now() {
    return channel.eventLoop().ticker().nanoTime();
  }

  private ScheduledFuture<?> after(Duration time, Runnable what) {
    return channel.eventLoop().schedule(what, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  SourceFrameDecoder decoder() {
    return frames.decoder();
  }

  InetSocketAddress remote() {
    return remote;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent shake) {
      if (shake.isSuccess()) {
        handshakeDone();
      } else {
        turnAway("no TLS: " + LogText.ofFailure(shake.cause()));
      }
    } else if (event instanceof IdleStateEvent) {
      end("idle for too long");
    } else if (event instanceof SslCloseCompletionEvent
        || event instanceof ChannelInputShutdownEvent) {
      clientEnds();
    }
  }

  /** TLS is established, and the certificate, where one is asked for, is of the authority. */
  private void handshakeDone() {
    encrypted = true;
    who = Authenticator.subject(tls.engine().getSession());
    String objection = objection();
    if (objection != null) {
      turnAway(objection);
    } else if (!authenticator.asksForTokens()) {
      letIn(null, who.isEmpty() ? Network.of(remote.getAddress()) : who);
    }
  }

  void count(int bytes) {
    heard += bytes;
    acceptor.counters().bytesFromClients.addAndGet(bytes);
  }

  boolean isUnauthenticated() {
    return gameConnection == null;
  }

  /** Adds to how log lines name the client. */
  void identify(String more) {
    who = who.isEmpty() ? more : who + ", " + more;
  }

  /**
   * Admits it; its login, if there is one, goes first.
   *
   * @param client the key that the connections of one client share
   */
  void letIn(@Nullable ByteBuf login, Object client) {
    this.client = client;
    String objection = acceptor.letIn(this);
    if (objection != null) {
      ReferenceCountUtil.release(login);
      turnAway(objection);
      return;
    }
    frames.letIn();
    deadline.cancel(false);
    deadline =
        after(acceptor.options().loginTimeout, () -> gameFailed("the game did not answer in time"));
    GameConnection fresh = new GameConnection(acceptor, this, channel, login);
    gameConnection = fresh;
    fresh.dial();
  }

  /** The game has taken the connection, and the login if there was one. */
  void reachedGame() {
    deadline.cancel(false);
    acceptor
        .log()
        .visits
        .add(this + " is let in, " + tls.engine().getSession().getProtocol(), now());
  }

  /** Hands on what is for the game, and takes it over. */
  void forward(ByteBuf bytes) {
    if (gameConnection != null) {
      gameConnection.forward().add(bytes);
    } else {
      bytes.release();
    }
  }

  /** Hands on a login with the game's password, and takes it over. */
  void forwardSecret(ByteBuf login) {
    if (gameConnection != null) {
      gameConnection.forward().addSecret(login);
    } else {
      login.release();
    }
  }

  /** Passes what a raw tunnel has read. */
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (gameConnection != null && !ended && message instanceof ByteBuf bytes) {
      count(bytes.readableBytes());
      forward(bytes);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  private void clientEnds() {
    if (gameConnection == null || gameConnection.isGameEnded()) {
      end("the client closed the connection");
    } else if (!clientEnded) {
      clientEnded = true;
      gameConnection.forward().end();
    }
  }

  /** The game has ended its side; the client may go on for a while. */
  void gameEnds() {
    if (clientEnded) {
      end("the client closed the connection");
    } else if (!ended) {
      tls.closeOutbound().addListener(done -> ((DuplexChannel) channel).shutdownOutput());
      deadline = after(CLIENT_MAY_GO_ON, () -> end("the game closed the connection"));
    }
  }

  void gameFailed(String how) {
    if (!ended) {
      acceptor.log().warnings.add(this + " may come in, but " + how, now());
      end(how);
    }
  }

  void passwordRefused() {
    authenticator.passwordRefused(now());
    end("the game refused its password");
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (gameConnection != null) {
      gameConnection.clientWritable();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    end("the connection failed: " + LogText.ofFailure(cause));
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    end("the client closed the connection");
  }

  /** Ends it while it is unauthenticated; an admitted client stays. */
  void turnAway(String why) {
    if (gameConnection == null) {
      end(why);
    }
  }

  /** Ends it; the first reason counts. */
  void end(String why) {
    if (!ended) {
      ended = true;
      deadline.cancel(false);
      frames.decoder().stop();
      if (gameConnection != null) {
        gameConnection.close();
      }
      // First, so that a client that sees its connection closed is already counted.
      acceptor.left(this, why);
      channel.close();
    }
  }

  /** Reads no more from the client. */
  void stopReading() {
    if (gameConnection != null) {
      gameConnection.forward().stop();
    }
  }

  boolean isQuiet() {
    return gameConnection == null || gameConnection.isQuiet();
  }

  /** The reason why the current keys would not admit it any more; null if they would. */
  @Nullable String objection() {
    if (!frames.isStillValid()) {
      return "its token is no longer valid";
    }
    return encrypted ? authenticator.objection(tls.engine().getSession()) : null;
  }

  /** The key that the connections of one client share: a token, a certificate or an address. */
  Object client() {
    return client;
  }

  /**
   * The number of bytes from the client; the game got a login of another length, which is a secret.
   */
  long heard() {
    return heard;
  }

  long writtenBack() {
    return gameConnection == null ? 0 : gameConnection.writtenBack();
  }

  long age() {
    return now() - arrived;
  }

  /** The address, and the name of the client as far as it is known. */
  @Override
  public String toString() {
    String address = remote.getAddress().getHostAddress() + " port " + remote.getPort();
    return who.isEmpty() ? address : address + " (" + who + ")";
  }
}
