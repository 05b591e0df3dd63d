package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * One connection of a simulated server of Hell Let Loose. It answers in the form it is asked in:
 * with the four bytes before the header, as newer builds, or without.
 */
final class HllConnection extends StreamConnection {
  private static final byte[] MAGIC = {0x08, 0x05, 0x45, (byte) 0xde};
  private static final int LARGEST = 1 << 20;
  private static final byte[] PLAIN = {};
  private static final String TOKEN_FRONT = "token-";

  private final HllEndpoint endpoint;

  private byte[] key = PLAIN;
  private boolean prefixed;
  private boolean authenticated;

  HllConnection(Channel channel, HllEndpoint endpoint, int number) {
    super(channel, endpoint.core(), number);
    this.endpoint = endpoint;
  }

  void install() {
    channel().pipeline().addLast(new Requests(), this);
  }

  boolean isAuthenticated() {
    return authenticated;
  }

  void deauthenticate() {
    authenticated = false;
  }

  /** Finds the requests in what is read. */
  private final class Requests extends ByteToMessageDecoder {
    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
      int at = in.readerIndex();
      if (isStalled() || in.readableBytes() < MAGIC.length) {
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
    send(parts, reply);
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

  /** The game says nothing by itself: an answer to a request that there was not. */
  @Override
  public ByteBuf unsolicited(Mishap.Unsolicited packet) {
    return message(packet.id(), 200, "OK", "Unsolicited", packet.text());
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
