package io.rcon.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.NotSslRecordException;
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
 * One client, from its first byte to its last. A stranger until its certificate, and its token
 * where tokens are asked for, were found right; only then there is a {@link Relay}.
 */
final class Guest extends ChannelInboundHandlerAdapter {
  /** How long a client may go on after its game has ended. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Entrance entrance;
  private final Porter porter;
  private final Channel channel;
  private final InetSocketAddress remote;
  private final SslHandler tls;
  private final GuestFrames frames;
  private final long arrived;

  private ScheduledFuture<?> deadline;
  private String who = "";
  private boolean shaken;
  private Object client = "";
  private @Nullable Relay relay;
  private long heard;
  private boolean clientEnded;
  private boolean ended;

  Guest(Entrance entrance, Channel channel, InetSocketAddress remote, SslHandler tls) {
    this.entrance = entrance;
    this.porter = entrance.porter();
    this.channel = channel;
    this.remote = remote;
    this.tls = tls;
    frames = new GuestFrames(this, porter, entrance.counters(), channel);
    arrived = now();
    deadline =
        after(entrance.options().loginTimeout, () -> turnAway("it has not logged in in time"));
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
        greet();
      } else {
        turnAway("no TLS: " + words(shake.cause()));
      }
    } else if (event instanceof IdleStateEvent) {
      end("idle for too long");
    } else if (event instanceof SslCloseCompletionEvent
        || event instanceof ChannelInputShutdownEvent) {
      clientEnds();
    }
  }

  /** Netty shows the bytes that are no TLS: a login in clear text, from who forgot to encrypt. */
  private static String words(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof NotSslRecordException) {
        return "the client speaks in clear text";
      }
    }
    return String.valueOf(cause.getMessage());
  }

  /** TLS stands, and the certificate, where one is asked for, is of the authority. */
  private void greet() {
    shaken = true;
    who = Porter.subject(tls.engine().getSession());
    String objection = objection();
    if (objection != null) {
      turnAway(objection);
    } else if (!porter.asksForTokens()) {
      letIn(null, who.isEmpty() ? Network.of(remote.getAddress()) : who);
    }
  }

  void count(int bytes) {
    heard += bytes;
    entrance.counters().bytesFromClients.addAndGet(bytes);
  }

  boolean isStranger() {
    return relay == null;
  }

  /** Adds to what is known of it. */
  void introduce(String more) {
    who = who.isEmpty() ? more : who + ", " + more;
  }

  /**
   * Makes it a guest; its login, if there is one, goes first.
   *
   * @param client what one client's connections have in common
   */
  void letIn(@Nullable ByteBuf login, Object client) {
    this.client = client;
    String objection = entrance.letIn(this);
    if (objection != null) {
      ReferenceCountUtil.release(login);
      turnAway(objection);
      return;
    }
    frames.letIn();
    deadline.cancel(false);
    deadline =
        after(entrance.options().loginTimeout, () -> gameFailed("the game did not answer in time"));
    Relay fresh = new Relay(entrance, this, channel, login);
    relay = fresh;
    fresh.dial();
  }

  /** The game has taken the connection, and the login if there was one. */
  void reachedGame() {
    deadline.cancel(false);
    entrance
        .log()
        .visits
        .add(this + " is let in, " + tls.engine().getSession().getProtocol(), now());
  }

  /** Hands on what is for the game, and takes it over. */
  void forward(ByteBuf bytes) {
    if (relay != null) {
      relay.forward().add(bytes);
    } else {
      bytes.release();
    }
  }

  /** Hands on a login with the game's password, and takes it over. */
  void forwardSecret(ByteBuf login) {
    if (relay != null) {
      relay.forward().addSecret(login);
    } else {
      login.release();
    }
  }

  /** Passes what a raw tunnel has read. */
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (relay != null && !ended && message instanceof ByteBuf bytes) {
      count(bytes.readableBytes());
      forward(bytes);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  private void clientEnds() {
    if (relay == null || relay.isGameEnded()) {
      end("the client closed the connection");
    } else if (!clientEnded) {
      clientEnded = true;
      relay.forward().end();
    }
  }

  /** The game says no more; the client may, for a while. */
  void gameEnds() {
    if (clientEnded) {
      end("the client closed the connection");
    } else if (!ended) {
      tls.closeOutbound().addListener(told -> ((DuplexChannel) channel).shutdownOutput());
      deadline = after(FAREWELL, () -> end("the game closed the connection"));
    }
  }

  void gameFailed(String how) {
    if (!ended) {
      entrance.log().warnings.add(this + " may come in, but " + how, now());
      end(how);
    }
  }

  void passwordRefused() {
    porter.passwordRefused(now());
    end("the game refused its password");
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (relay != null) {
      relay.clientWritable();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    end("the connection failed: " + words(cause));
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    end("the client closed the connection");
  }

  /** Ends a stranger; not whoever was let in meanwhile. */
  void turnAway(String why) {
    if (relay == null) {
      end(why);
    }
  }

  /** Ends it; the first reason counts. */
  void end(String why) {
    if (!ended) {
      ended = true;
      deadline.cancel(false);
      frames.decoder().stop();
      if (relay != null) {
        relay.close();
      }
      // First: whoever sees the connection closed finds it counted.
      entrance.left(this, why);
      channel.close();
    }
  }

  /** Reads no more from the client. */
  void lastCall() {
    if (relay != null) {
      relay.forward().stop();
    }
  }

  boolean isQuiet() {
    return relay == null || relay.isQuiet();
  }

  /** Why it would not be let in any more, by the keys of now; null if it would be. */
  @Nullable String objection() {
    if (!frames.isStillWelcome()) {
      return "its token is no longer valid";
    }
    return shaken ? porter.objection(tls.engine().getSession()) : null;
  }

  /** What the connections of one client have in common: a token, a certificate or an address. */
  Object client() {
    return client;
  }

  /** How many bytes it said; what the game got for them has another length, which is a secret. */
  long heard() {
    return heard;
  }

  long writtenBack() {
    return relay == null ? 0 : relay.writtenBack();
  }

  long age() {
    return now() - arrived;
  }

  /** The address, and who it is as far as that is known. */
  @Override
  public String toString() {
    String address = remote.getAddress().getHostAddress() + " port " + remote.getPort();
    return who.isEmpty() ? address : address + " (" + who + ")";
  }
}
