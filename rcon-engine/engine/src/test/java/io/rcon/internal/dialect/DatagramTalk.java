package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.talk.RecordedTalk;
import io.rcon.testing.Hex;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/** The commands of a session over datagrams, one conversation each, without an engine. */
final class DatagramTalk extends RecordedTalk {
  Conversation conversation;

  private final Mechanism mechanism;
  private final Server server;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private int key;
  private Optional<SocketAddress> peer =
      Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 7777));

  DatagramTalk(Dialect dialect) {
    mechanism = Mechanisms.of(dialect);
    server = Server.of(dialect, "127.0.0.1", 7777, Secret.of("secret"));
    mechanism.checkServer(server);
    conversation = mechanism.converse(this);
  }

  static DatagramTalk with(String dialect) {
    return new DatagramTalk(Dialect.named(dialect).orElseThrow());
  }

  /** The line leads to another address. */
  DatagramTalk at(SocketAddress address) {
    peer = Optional.of(address);
    return this;
  }

  int requests() {
    return mechanism.requests(this, "x", false);
  }

  /** Another command of the session, on a line of its own; what was sent for it. */
  String command(String command) {
    mechanism.checkCommand(server.dialect(), command);
    conversation = mechanism.converse(this);
    sent.clear();
    told.clear();
    text.reset();
    key = conversation.command(command, false, this);
    return String.join(" ", sent);
  }

  void hear(String hex) {
    hear(Hex.bytes(hex));
  }

  void hear(byte... bytes) {
    ByteBuf buffer = Unpooled.wrappedBuffer(Hex.join(new byte[2], bytes, new byte[3]));
    conversation.frame(buffer, 2, bytes.length, this);
    assertEquals(0, buffer.readerIndex());
  }

  /** What came of the answer when nothing more comes. */
  String quiet() {
    conversation.quiet(key, this);
    conversation.ended(key);
    return text.toString(server.dialect().charset());
  }

  /** Nobody waits any more. */
  boolean gaveUp() {
    boolean left = conversation.hasLeft(key);
    conversation.forget(key);
    return left;
  }

  @Override
  protected Conversation conversation() {
    return conversation;
  }

  // ---- Answers

  @Override
  public Optional<SocketAddress> peer() {
    return peer;
  }

  @Override
  public boolean part(int key, ByteBuf buffer, int index, int length) {
    text.writeBytes(ByteBufUtil.getBytes(buffer, index, length));
    told.add("part of " + length);
    return true;
  }

  @Override
  public void last(int key, ByteBuf buffer, int index, int length, EndRule rule) {
    part(key, buffer, index, length);
    ended(key, rule, 0);
  }

  @Override
  public void ended(int key, EndRule rule, int cut) {
    told.add("ended by " + rule);
  }

  @Override
  public void endsWhenQuiet(int key, boolean suspect) {
    told.add(suspect ? "quiet?" : "quiet");
  }

  @Override
  public void unsent(int key, String reason) {
    told.add("unsent");
  }

  @Override
  public void event(ByteBuf buffer, int index, int length) {
    told.add("event");
  }

  // ---- Setting

  @Override
  public Server server() {
    return server;
  }
}
