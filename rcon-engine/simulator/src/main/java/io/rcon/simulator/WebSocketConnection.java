package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a simulated server that speaks WebSocket: its handshake, then its messages. */
final class WebSocketConnection extends ChannelInboundHandlerAdapter implements AnswerOutput {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketConnection.class);
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int LARGEST = 1 << 20;

  final int number;
  final InetSocketAddress remote;

  private final Channel channel;
  private final WebSocketEndpoint endpoint;
  private final WebSocketRules rules;
  private final Outbox outbox;

  private boolean open;
  private boolean stalled;

  WebSocketConnection(
      Channel channel, WebSocketEndpoint endpoint, WebSocketRules rules, int number) {
    this.channel = channel;
    this.endpoint = endpoint;
    this.rules = rules;
    this.number = number;
    remote = (InetSocketAddress) channel.remoteAddress();
    outbox = new Outbox(this);
  }

  void install() {
    channel.pipeline().addLast(new HttpRequestDecoder(), this);
  }

  /** Whether the handshake was granted. */
  boolean isOpen() {
    return open;
  }

  ServerCore core() {
    return endpoint.core();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (stalled) {
        return;
      }
      if (message instanceof HttpRequest request) {
        handshake(request);
      } else if (message instanceof TextWebSocketFrame text) {
        rules.message(text.text(), this);
      } else if (message instanceof PingWebSocketFrame ping) {
        ByteBuf pong = Unpooled.buffer().writeByte(0x8a).writeByte(ping.content().readableBytes());
        channel.writeAndFlush(pong.writeBytes(ping.content()));
      } else if (message instanceof CloseWebSocketFrame) {
        close();
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void handshake(HttpRequest request) {
    ByteBuf refused = rules.refusal(request, this);
    String key = request.headers().get("Sec-WebSocket-Key", "");
    if (!request.decoderResult().isSuccess() || key.isEmpty()) {
      refused.release();
      close();
      return;
    }
    boolean granted = !refused.isReadable();
    open = granted;
    (granted ? core().journal.logins : core().journal.refusedLogins).incrementAndGet();
    List<Mishap> mishaps = core().script.loginMishaps();
    if (granted) {
      refused.release();
      upgrade();
    }
    send(List.of(granted ? agreement(key) : refused), 0, mishaps, !granted);
  }

  private void upgrade() {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addFirst(
        new WebSocket13FrameDecoder(true, false, LARGEST), new WebSocketFrameAggregator(LARGEST));
    pipeline.remove(HttpRequestDecoder.class);
  }

  private static ByteBuf agreement(String key) {
    String head =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + Base64.getEncoder().encodeToString(sha1(key + GUID))
            + "\r\n\r\n";
    return Unpooled.copiedBuffer(head, StandardCharsets.US_ASCII);
  }

  private static byte[] sha1(String text) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  /** Sends the answer to a command; takes over the parts. */
  void send(List<ByteBuf> parts, long runNanos, List<Mishap> mishaps, boolean closes) {
    outbox.add(new Answer(parts, remote, core().latencyNanos(), runNanos, mishaps, closes));
  }

  @Override
  public EventLoop loop() {
    return channel.eventLoop();
  }

  @Override
  public boolean isStream() {
    return true;
  }

  @Override
  public void write(ByteBuf part, InetSocketAddress to) {
    channel.write(part, channel.voidPromise());
  }

  @Override
  public void flush() {
    channel.flush();
  }

  @Override
  public void close() {
    channel.close();
  }

  @Override
  public void reset() {
    SimulatorTransport.resetOnClose(channel);
    channel.close();
  }

  @Override
  public void stall() {
    stalled = true;
    channel.config().setAutoRead(false);
  }

  @Override
  public void drained() {}

  @Override
  public ByteBuf unsolicited(Mishap.Unsolicited packet) {
    return WebSocketRules.frame(rules.unsolicited(packet));
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    outbox.discard();
    endpoint.closed(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException || cause instanceof DecoderException)) {
      LOG.warn("A connection of a simulated {} server failed", core().game, cause);
    }
    ctx.close();
  }
}
