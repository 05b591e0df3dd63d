package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a simulated server of Hell Let Loose. It answers in the form it is asked in:
 * with the four bytes before the header, as newer builds, or without.
 */
final class HllConnection extends ByteToMessageDecoder implements AnswerOutput {
  private static final Logger LOG = LoggerFactory.getLogger(HllConnection.class);
  private static final byte[] MAGIC = {0x08, 0x05, 0x45, (byte) 0xde};
  private static final int LARGEST = 1 << 20;
  private static final byte[] PLAIN = {};
  private static final String TOKEN_FRONT = "token-";

  private final int number;
  private final InetSocketAddress remote;
  private final Channel channel;
  private final HllEndpoint endpoint;
  private final Outbox outbox;

  private byte[] key = PLAIN;
  private boolean prefixed;
  private boolean authenticated;
  private boolean stalled;

  HllConnection(Channel channel, HllEndpoint endpoint, int number) {
    this.channel = channel;
    this.endpoint = endpoint;
    this.number = number;
    remote = (InetSocketAddress) channel.remoteAddress();
    outbox = new Outbox(this);
  }

  boolean isAuthenticated() {
    return authenticated;
  }

  void deauthenticate() {
    authenticated = false;
  }

  private ServerCore core() {
    return endpoint.core();
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    int at = in.readerIndex();
    if (stalled || in.readableBytes() < MAGIC.length) {
      return;
    }
    prefixed = in.slice(at, MAGIC.length).equals(Unpooled.wrappedBuffer(MAGIC));
    int header = prefixed ? 12 : 8;
    if (in.readableBytes() < header) {
      return;
    }
    int length = in.getIntLE(at + header - 4);
    if (length < 0 || length > LARGEST) {
      in.skipBytes(in.readableBytes());
      ctx.close();
    } else if (in.readableBytes() >= header + length) {
      byte[] body = new byte[length];
      in.skipBytes(header).readBytes(body);
      request(in.getIntLE(at + header - 8), hidden(body));
    }
  }

  private byte[] hidden(byte... body) {
    byte[] other = body.clone();
    for (int i = 0; i < body.length && key.length > 0; i++) {
      other[i] ^= key[i % key.length];
    }
    return other;
  }

  private void request(int id, byte... body) {
    Map<String, String> read = JsonScan.members(new String(body, StandardCharsets.UTF_8));
    Map<String, String> members = read == null ? Map.of() : read;
    String name = members.getOrDefault("name", "");
    String content = members.getOrDefault("contentBody", "");
    if (name.isEmpty()) {
      answer(id, 400, "Bad Request", "", "");
    } else if (name.equals("ServerConnect")) {
      connect(id);
    } else if (name.equals("Login")) {
      login(id, content);
    } else if (!authenticated || !token().equals(members.get("authToken"))) {
      answer(id, 401, "Unauthorized", name, "");
    } else {
      command(id, name, content);
    }
  }

  private String token() {
    return TOKEN_FRONT + number;
  }

  private void connect(int id) {
    byte[] fresh = {(byte) 0xa1, (byte) (0xb2 + number), (byte) 0xc3, (byte) 0xd4};
    answer(id, 200, "OK", "ServerConnect", Base64.getEncoder().encodeToString(fresh));
    key = fresh;
  }

  private void login(int id, String password) {
    authenticated = core().isPassword(password);
    (authenticated ? core().journal.logins : core().journal.refusedLogins).incrementAndGet();
    int status = authenticated ? 200 : 401;
    ByteBuf answer =
        message(
            id,
            status,
            authenticated ? "OK" : "Unauthorized",
            "Login",
            authenticated ? token() : "");
    send(List.of(answer), 0, core().script.loginMishaps(), false);
  }

  private void command(int id, String name, String content) {
    String text = content.isEmpty() ? name : name + " " + content;
    ScriptedReply reply = core().run(number, remote, text, endpoint.console()::run);
    List<ByteBuf> parts =
        reply.answered() ? List.of(message(id, 200, "OK", name, reply.text())) : List.of();
    send(parts, reply.delay().toNanos(), reply.mishaps(), reply.closes());
  }

  private void answer(int id, int status, String words, String name, String content) {
    send(List.of(message(id, status, words, name, content)), 0, List.of(), false);
  }

  private ByteBuf message(int id, int status, String words, String name, String content) {
    String json =
        "{\"statusCode\":"
            + status
            + ",\"statusMessage\":\""
            + words
            + "\",\"version\":2,\"name\":\""
            + name
            + "\",\"contentBody\":"
            + JsonScan.quoted(content)
            + "}";
    byte[] body = hidden(json.getBytes(StandardCharsets.UTF_8));
    ByteBuf message = Unpooled.buffer(body.length + 12);
    if (prefixed) {
      message.writeBytes(MAGIC);
    }
    return message.writeIntLE(id).writeIntLE(body.length).writeBytes(body);
  }

  private void send(List<ByteBuf> parts, long runNanos, List<Mishap> mishaps, boolean closes) {
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

  /** The game says nothing by itself: an answer to a request that there was not. */
  @Override
  public ByteBuf unsolicited(Mishap.Unsolicited packet) {
    return message(packet.id(), 200, "OK", "Unsolicited", packet.text());
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    outbox.discard();
    endpoint.closed(this);
    super.channelInactive(ctx);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException || cause instanceof DecoderException)) {
      LOG.warn("A connection of a simulated {} server failed", core().game, cause);
    }
    ctx.close();
  }
}
