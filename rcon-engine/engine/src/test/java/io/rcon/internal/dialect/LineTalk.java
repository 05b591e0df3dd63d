package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.RconEvent;
import io.rcon.RefusalText;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism.Carrier.Stream;
import io.rcon.spi.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A console that speaks lines, whose bytes pass the decoder; keeps what is sent and told. */
final class LineTalk implements Answers, FrameListener {
  final List<String> sent = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  final List<RconEvent> events = new ArrayList<>();
  private final Map<Integer, String> texts = new HashMap<>();
  private final LineMechanism mechanism = new LineMechanism();
  final Conversation conversation;
  private final EmbeddedChannel channel;
  private final Dialect dialect;
  private final int piece;

  LineTalk(String dialect, String password) {
    this(dialect, password, 1 << 20);
  }

  /** Whose bytes come in pieces of a size. */
  LineTalk(String dialect, String password, int piece) {
    this.dialect = Dialect.named(dialect).orElseThrow();
    this.piece = piece;
    Secret secret = password.isEmpty() ? Secret.none() : Secret.of(password);
    Server server = Server.of(this.dialect, "127.0.0.1", 1, secret);
    mechanism.checkServer(server);
    Random random = new Random(1);
    conversation = mechanism.converse(Setting.of(server, random::nextInt));
    channel =
        new EmbeddedChannel(((Stream) mechanism.carrier()).framing().handler(this.dialect, this));
  }

  /** One that is logged in, and has told nothing yet. */
  static LineTalk loggedIn(String dialect) {
    LineTalk talk = new LineTalk(dialect, "s3cret");
    talk.conversation.login(talk);
    switch (dialect) {
      case "econ" -> talk.hear("Enter password:\n\0\0Authentication successful.\n\0\0");
      case "7dtd" ->
          talk.hear("Please enter password:\r\nLogon successful.\r\n\r\nPress 'help' to\r\n\r\n");
      default -> talk.hear("### Digest seed: x\n\nAuthentication successful, rcon ready.\n\n");
    }
    if (!talk.told.contains("logged in")) {
      throw new AssertionError("told " + talk.told);
    }
    talk.told.clear();
    talk.sent.clear();
    talk.events.clear();
    return talk;
  }

  void hear(String text) {
    hear(text.getBytes(UTF_8));
  }

  void hear(byte[] bytes) {
    for (int at = 0; at < bytes.length && channel.isOpen(); at += piece) {
      int size = Math.min(piece, bytes.length - at);
      channel.writeInbound(Unpooled.copiedBuffer(bytes, at, size));
    }
  }

  void close() {
    channel.finishAndReleaseAll();
  }

  int command(String text) {
    mechanism.checkCommand(dialect, text);
    return conversation.command(text, false, this);
  }

  /** The word that marks the end of the last command. */
  String word() {
    String last = sent.get(sent.size() - 1);
    return last.substring(last.indexOf("rcon", last.indexOf('\n'))).strip();
  }

  /** As the server answers the word that marks the end. */
  void endsLast() {
    hear(
        dialect.name().equals("7dtd")
            ? "*** ERROR: unknown command '" + word() + "'\r\n"
            : "[12:00:00][Console]: " + word() + "\n\0\0");
  }

  // ---- FrameListener

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    try {
      conversation.frame(buffer, index, length, this);
    } catch (RconCodecException e) {
      told.add("violated: " + e.getMessage());
    }
  }

  @Override
  public void malformed(RconCodecException problem) {
    told.add("malformed: " + problem.getMessage());
  }

  // ---- Answers

  @Override
  public ByteBufAllocator allocator() {
    return UnpooledByteBufAllocator.DEFAULT;
  }

  @Override
  public void send(ByteBuf frame) {
    sent.add(frame.toString(UTF_8));
    frame.release();
  }

  @Override
  public void loggedIn() {
    told.add("logged in");
  }

  @Override
  public void refused(String reason) {
    told.add("refused: " + reason);
  }

  @Override
  public void refusedOrPaced(int key, RefusalText refusal, String reason) {
    throw new AssertionError();
  }

  @Override
  public void loginLost(String reason) {
    throw new AssertionError();
  }

  @Override
  public boolean part(int key, ByteBuf buffer, int index, int length) {
    texts.merge(key, buffer.toString(index, length, UTF_8), String::concat);
    return true;
  }

  @Override
  public void last(int key, ByteBuf buffer, int index, int length, EndRule rule) {
    throw new AssertionError();
  }

  @Override
  public void ended(int key, EndRule rule, int cut) {
    String text = texts.getOrDefault(key, "");
    told.add(key + " " + rule + " " + text.substring(0, text.length() - cut));
    conversation.ended(key);
  }

  @Override
  public void endsWhenQuiet(int key, boolean suspect) {
    throw new AssertionError();
  }

  @Override
  public void aligned() {
    throw new AssertionError();
  }

  @Override
  public void event(ByteBuf buffer, int index, int length) {
    event(
        new RconEvent.Console(
            Server.of(dialect, "h", 1, Secret.of("x")), buffer.toString(index, length, UTF_8)));
  }

  @Override
  public void event(RconEvent event) {
    events.add(event);
  }

  /** Kinds and texts of the events. */
  List<String> heard() {
    return events.stream().map(e -> e.getClass().getSimpleName() + " " + e.text()).toList();
  }

  @Override
  public void stray(ByteBuf buffer, int index, int length) {
    throw new AssertionError();
  }
}
