package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** One connection of a simulated server that speaks WebSocket: its handshake, then its messages. */
final class WebSocketConnection extends StreamConnection {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int LARGEST = 1 << 20;

  private final WebSocketEndpoint endpoint;
  private final WebSocketRules rules;

  private boolean open;

  WebSocketConnection(
      Channel channel, WebSocketEndpoint endpoint, WebSocketRules rules, int number) {
    super(channel, endpoint.core(), number);
    this.endpoint = endpoint;
    this.rules = rules;
  }

  void install() {
    channel().pipeline().addLast(new HttpRequestDecoder(), this);
  }

  WebSocketEndpoint endpoint() {
    return endpoint;
  }

  /** Whether the handshake was granted. */
  boolean isOpen() {
    return open;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (isStalled()) {
        return;
      }
      if (message instanceof HttpRequest request) {
        handshake(request);
      } else if (message instanceof TextWebSocketFrame text) {
        rules.message(text.text(), this);
      } else if (message instanceof PingWebSocketFrame ping) {
        pong(ping.content());
      } else if (message instanceof CloseWebSocketFrame) {
        close();
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void pong(ByteBuf ping) {
    if (rules.answersPings()) {
      ByteBuf pong = Unpooled.buffer().writeByte(0x8a).writeByte(ping.readableBytes());
      channel().writeAndFlush(pong.writeBytes(ping));
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
    ChannelPipeline pipeline = channel().pipeline();
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

  @Override
  public ByteBuf unsolicited(Mishap.Unsolicited packet) {
    return WebSocketRules.frame(rules.unsolicited(packet));
  }

  @Override
  void closed() {
    endpoint.closed(this);
  }

  @Override
  boolean isFaultOfClient(Throwable cause) {
    return cause instanceof DecoderException;
  }
}
