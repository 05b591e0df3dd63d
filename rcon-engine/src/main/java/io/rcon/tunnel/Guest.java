package io.rcon.tunnel;

import static io.rcon.codec.source.SourcePacket.AUTH;
import static io.rcon.codec.source.SourcePacket.AUTH_RESPONSE;

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
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.source.SourceFrameDecoder;
import io.rcon.codec.source.SourcePacket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client, from its first byte to its last. A stranger until its certificate, and its token
 * where tokens are asked for, were found right; only then there is a {@link Relay}.
 */
final class Guest extends ChannelInboundHandlerAdapter implements FrameListener {
  /** The largest frame of a stranger: it holds a token, and nothing else. */
  static final int STRANGERS_FRAME = SourcePacket.MIN_LENGTH + Tokens.LONGEST;

  /** No game reads requests that are nearly as long. */
  static final int GUESTS_FRAME = 1 << 16;

  /** How long a client may go on after its game has ended. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger("io.rcon.tunnel");

  private final Entrance entrance;
  private final Porter porter;
  private final Channel channel;
  private final InetSocketAddress remote;
  private final SslHandler tls;
  private final SourceFrameDecoder decoder = new SourceFrameDecoder(this, STRANGERS_FRAME, true);
  private final SourcePacket packet = new SourcePacket();
  private final long arrived;

  private ScheduledFuture<?> deadline;
  private String who = "";
  private Tokens.@Nullable Token token;
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
    arrived = now();
    deadline =
        after(entrance.options().loginTimeout, () -> turnAway("it has not logged in in time"));
  }

  private long now() {
    return channel.eventLoop().ticker().nanoTime();
  }

  private ScheduledFuture<?> after(Duration time, Runnable what) {
    return channel.eventLoop().schedule(what, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  SourceFrameDecoder decoder() {
    return decoder;
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
        turnAway("no TLS: " + shake.cause().getMessage());
      }
    } else if (event instanceof IdleStateEvent) {
      end("idle for too long");
    } else if (event instanceof SslCloseCompletionEvent
        || event instanceof ChannelInputShutdownEvent) {
      clientEnds();
    }
  }

  /** TLS stands, and the certificate, where one is asked for, is of the authority. */
  private void greet() {
    who = Porter.subject(tls.engine().getSession());
    if (!porter.isWelcome(tls.engine().getSession())) {
      turnAway("no name in its certificate is let in");
    } else if (!porter.asksForTokens()) {
      letIn(null);
    }
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    count(4 + length);
    packet.wrap(buffer, index, length);
    if (porter.asksForTokens() && packet.type() == AUTH) {
      login();
    } else if (relay == null) {
      turnAway("its first packet was no login");
    } else {
      relay
          .forward()
          .add(
              channel
                  .alloc()
                  .buffer(4 + length)
                  .writeIntLE(length)
                  .writeBytes(buffer, index, length));
    }
  }

  private void count(int bytes) {
    heard += bytes;
    entrance.counters().bytesFromClients.addAndGet(bytes);
  }

  /** Every login, also a later one of a client whose first was forgotten, is by token. */
  private void login() {
    token = porter.token(packet, remote.getAddress(), now());
    if (token == null) {
      refuse();
    } else if (relay == null) {
      who = (who.isEmpty() ? "" : who + ", ") + "token " + token.name();
      letIn(porter.login(channel.alloc(), packet.id()));
    } else {
      relay.forward().add(porter.login(channel.alloc(), packet.id()));
    }
  }

  /** Answers a wrong token as games answer a wrong password. */
  private void refuse() {
    entrance.counters().wrongTokens.incrementAndGet();
    decoder.stop();
    channel
        .writeAndFlush(SourcePacket.encode(channel.alloc(), -1, AUTH_RESPONSE))
        .addListener(told -> end("a wrong token"));
  }

  private void letIn(@Nullable ByteBuf login) {
    String objection = entrance.letIn(this);
    if (objection != null) {
      ReferenceCountUtil.release(login);
      turnAway(objection);
      return;
    }
    decoder.allow(GUESTS_FRAME);
    deadline.cancel(false);
    deadline = after(entrance.options().loginTimeout, () -> gameFailed("did not answer in time"));
    Relay fresh = new Relay(entrance, this, channel, login);
    relay = fresh;
    fresh.dial();
  }

  /** The game has taken the connection, and the login if there was one. */
  void reachedGame() {
    deadline.cancel(false);
    log.info("{} is let in, {}", this, tls.engine().getSession().getProtocol());
  }

  /** Passes what a raw tunnel has read. */
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (relay != null && !ended && message instanceof ByteBuf bytes) {
      count(bytes.readableBytes());
      relay.forward().add(bytes);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void malformed(RconCodecException problem) {
    end(String.valueOf(problem.getMessage()));
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
      log.warn("{} may come in, but the game {}", this, how);
      end("the game " + how);
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
    end("the connection failed: " + cause.getMessage());
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
      decoder.stop();
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

  /** Whether the token it came with is still one. */
  boolean isStillWelcome() {
    return token == null || porter.isValid(token);
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
