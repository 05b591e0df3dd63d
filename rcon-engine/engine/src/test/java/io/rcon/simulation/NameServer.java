package io.rcon.simulation;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows the servers' addresses, unless it fails, or says nothing. */
final class NameServer extends ChannelInboundHandlerAdapter {
  private static final int HEADER = 12;
  private static final int V4 = 1;
  private static final int V6 = 28;
  private static final int FAILED = 2;
  private static final int UNKNOWN = 3;

  private final Choices choices;
  private final Map<String, List<InetAddress>> names = new HashMap<>();
  private Faults faults = Faults.NONE;

  NameServer(Choices choices) {
    this.choices = choices;
  }

  void faults(Faults changed) {
    faults = changed;
  }

  /** From now on, for those that ask. */
  void put(String name, List<InetAddress> addresses) {
    names.put(name, addresses);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    DatagramPacket question = (DatagramPacket) message;
    try {
      if (!choices.chance(faults.nameSilent)) {
        ctx.writeAndFlush(new DatagramPacket(answer(question.content()), question.sender()));
      }
    } finally {
      question.release();
    }
  }

  private ByteBuf answer(ByteBuf query) {
    int end = query.readerIndex() + HEADER;
    StringBuilder name = new StringBuilder();
    for (int length = query.getByte(end); length > 0; length = query.getByte(end)) {
      name.append(query.toString(end + 1, length, StandardCharsets.US_ASCII)).append('.');
      end += length + 1;
    }
    int type = query.getUnsignedShort(end + 1);
    int questionEnd = end + 5;
    List<InetAddress> addresses = names.get(name.toString());
    boolean fails = choices.chance(faults.nameFails);
    boolean known = addresses != null && !fails;
    List<InetAddress> answers = known ? of(type, addresses) : List.of();
    int code = fails ? choices.of(FAILED, UNKNOWN) : known ? 0 : UNKNOWN;
    ByteBuf out = Unpooled.buffer();
    out.writeShort(query.getShort(query.readerIndex()));
    out.writeShort(0x8180 | code).writeShort(1).writeShort(answers.size()).writeInt(0);
    out.writeBytes(query, query.readerIndex() + HEADER, questionEnd - query.readerIndex() - HEADER);
    for (InetAddress answer : answers) {
      // The name is the one at the begin of the question; for ten seconds.
      out.writeShort(0xc000 | HEADER).writeShort(type).writeShort(1).writeInt(10);
      out.writeShort(answer.getAddress().length).writeBytes(answer.getAddress());
    }
    return out;
  }

  private static List<InetAddress> of(int type, List<InetAddress> addresses) {
    return addresses.stream()
        .filter(address -> type == (address instanceof Inet4Address ? V4 : V6))
        .toList();
  }
}
