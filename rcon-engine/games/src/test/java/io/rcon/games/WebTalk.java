package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.Dialect;
import io.rcon.RconEvent;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.talk.RecordedTalk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A conversation behind its framing, on a channel without a network. */
class WebTalk extends RecordedTalk implements FrameListener {
  static final String PASSWORD = "s3cret";

  /** That of sixteen zero bytes. */
  static final String AGREED =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: "
          + WebSocketRequest.answerTo("AAAAAAAAAAAAAAAAAAAAAA==")
          + "\r\n\r\n";

  final List<RconEvent> events = new ArrayList<>();
  private final Mechanism mechanism;
  private final Server server;
  int kept;
  EmbeddedChannel channel = new EmbeddedChannel();
  Conversation conversation;

  WebTalk(Mechanism mechanism, String password) {
    this(mechanism, GameDialects.WEBRCON, password);
  }

  WebTalk(Mechanism mechanism, Dialect dialect, String password) {
    this.mechanism = mechanism;
    server = Server.of(dialect, "127.0.0.1", 28016, Secret.of(password));
    conversation = mechanism.converse(this);
    connect();
  }

  /** Another connection of the same session, up to its handshake. */
  void connect() {
    Mechanism.Carrier.Stream stream = (Mechanism.Carrier.Stream) mechanism.carrier();
    channel = new EmbeddedChannel(stream.framing().handler(server.dialect(), this));
    conversation = mechanism.converse(this);
    conversation.login(this);
  }

  /** A session that is logged in, with nothing to tell of that. */
  static WebTalk ready() {
    WebTalk talk = new WebTalk(new WebRconMechanism(), PASSWORD);
    talk.hear(AGREED);
    talk.hearHex("8a00");
    if (!talk.told.equals(List.of("logged in"))) {
      throw new AssertionError("the login brought " + talk.told);
    }
    talk.told.clear();
    talk.sent.clear();
    return talk;
  }

  // ---- the server's side

  void hear(String ascii) {
    hear(ascii.getBytes(StandardCharsets.ISO_8859_1));
  }

  void hearHex(String hex) {
    hear(HexFormat.of().parseHex(hex));
  }

  void hear(byte... bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes));
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      send(out);
    }
  }

  void hearText(String text) {
    hear(WebFrames.of(0x81, text));
  }

  void hangUp() {
    channel.close();
    channel.runPendingTasks();
  }

  @Override
  protected Conversation conversation() {
    return conversation;
  }

  // ---- FrameListener

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    try {
      conversation.frame(buffer, index, length, this);
    } catch (RconCodecException e) {
      malformed(e);
    }
  }

  @Override
  public void kept(int bytes) {
    kept = bytes;
  }

  @Override
  public void malformed(RconCodecException problem) {
    told.add("violated: " + problem.getMessage());
  }

  // ---- Answers

  /** The text of a handshake or of a message. */
  @Override
  protected String shown(byte... bytes) {
    return bytes[0] == 'G'
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : WebFrames.unmasked(bytes);
  }

  @Override
  public void event(RconEvent event) {
    events.add(event);
  }

  // ---- Setting

  @Override
  public Server server() {
    return server;
  }
}
