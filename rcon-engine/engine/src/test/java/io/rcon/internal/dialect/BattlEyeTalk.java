package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.codec.battleye.BattlEyePacket;
import io.rcon.spi.Conversation;
import io.rcon.talk.RecordedTalk;
import io.rcon.testing.Hex;
import java.util.List;
import java.util.function.IntSupplier;

/** A conversation of BattlEye without an engine. */
class BattlEyeTalk extends RecordedTalk {
  private Server server = server("battleye");
  Conversation conversation = new BattlEyeMechanism().converse(this);

  private static Server server(String dialect) {
    Dialect found = Dialect.named(dialect).orElseThrow();
    return Server.of(found, "127.0.0.1", 1, Secret.of("secret"));
  }

  void begin(String dialect) {
    server = server(dialect);
    conversation = new BattlEyeMechanism().converse(this);
    conversation.login(this);
    hear("424569ddde36ff0001");
    if (!told.equals(List.of("logged in"))) {
      throw new AssertionError("the login brought " + told);
    }
    told.clear();
    sent.clear();
  }

  void hear(String hex) {
    byte[] bytes = Hex.bytes(hex);
    conversation.frame(Unpooled.wrappedBuffer(new byte[2], bytes), 2, bytes.length, this);
  }

  void hearContent(int type, byte... content) {
    ByteBuf packet = Unpooled.buffer();
    int start = BattlEyePacket.begin(packet, type);
    BattlEyePacket.finish(packet.writeBytes(content), start);
    conversation.frame(packet, 0, packet.readableBytes(), this);
  }

  @Override
  protected Conversation conversation() {
    return conversation;
  }

  // ---- Answers

  @Override
  public void refused(String reason) {
    told.add("refused");
  }

  @Override
  public void loginLost(String reason) {
    told.add("login lost");
  }

  @Override
  public boolean part(int key, ByteBuf buffer, int index, int length) {
    return told.add("text " + key + " " + text(buffer, index, length));
  }

  @Override
  public void numberedPart(int key, int number, int of, ByteBuf buffer, int index, int length) {
    told.add("part " + key + " " + number + "/" + of + " " + text(buffer, index, length));
  }

  // ---- Setting

  @Override
  public Server server() {
    return server;
  }

  @Override
  public IntSupplier random() {
    return () -> 7;
  }
}
