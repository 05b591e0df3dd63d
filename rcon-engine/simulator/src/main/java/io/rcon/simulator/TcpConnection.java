package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.source.SourcePacket;
import java.nio.charset.StandardCharsets;

/**
 * One connection of a simulated TCP server: passes packets to its conversation and sends the
 * answers.
 */
final class TcpConnection extends StreamConnection implements PacketListener {
  private final TcpEndpoint endpoint;
  private final SourceServerConversation conversation;
  private final boolean readsWhileBusy;
  private final SourcePacket view = new SourcePacket();

  TcpConnection(Channel channel, TcpEndpoint endpoint, TcpRules rules, int number) {
    super(channel, endpoint.core(), number);
    this.endpoint = endpoint;
    readsWhileBusy = rules.reads().readsWhileBusy();
    conversation = new SourceServerConversation(this, endpoint, rules);
  }

  SourceServerConversation conversation() {
    return conversation;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    readNext();
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    view.wrap(buffer, index, length);
    packet(view.id(), view.type(), buffer, view.bodyIndex(), view.bodyLength());
  }

  @Override
  public void malformed(RconCodecException problem) {
    endpoint.malformed(this);
  }

  @Override
  public void packet(int id, int type, ByteBuf buffer, int body, int length) {
    // Packets that were read together with the one that ended the connection do not run.
    if (!isStalled() && channel().isActive()) {
      startReading();
      conversation.packet(id, type, buffer, body, length);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    super.channelReadComplete(ctx);
    readNext();
  }

  @Override
  public void drained() {
    if (!isReading()) {
      readNext();
    }
  }

  private void readNext() {
    if (!readsWhileBusy && !isStalled() && isIdle()) {
      channel().read();
    }
  }

  @Override
  boolean waitsForReader() {
    return readsWhileBusy;
  }

  @Override
  public boolean hasSourceFrames() {
    return true;
  }

  @Override
  public ByteBuf unsolicited(Mishap.Unsolicited packet) {
    return SourcePacket.encode(
        channel().alloc(),
        packet.id(),
        packet.type(),
        packet.text().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  void closed() {
    endpoint.closed(this);
  }
}
