package io.rcon.codec.source;

import io.netty.buffer.ByteBufUtil;
import io.rcon.testing.Hex;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** A packet taken out of its buffer, for comparison. */
record Packet(int id, int type, ByteBuffer body) {
  static Packet of(int id, int type, byte[] body) {
    return new Packet(id, type, ByteBuffer.wrap(body));
  }

  static Packet of(SourcePacket view) {
    byte[] body = ByteBufUtil.getBytes(view.buffer(), view.bodyIndex(), view.bodyLength());
    return of(view.id(), view.type(), body);
  }

  /** Reads {@code id type body; id type body}. */
  static List<Packet> parse(String packets) {
    return Arrays.stream(packets.split(";", -1))
        .map(String::strip)
        .filter(packet -> !packet.isEmpty())
        .map(packet -> packet.split(" ", 3))
        .map(parts ->
            of(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                parts.length < 3 ? new byte[0] : Hex.bytes(parts[2])))
        .toList();
  }

  byte[] bytes() {
    byte[] bytes = new byte[body.capacity()];
    body.get(0, bytes);
    return bytes;
  }

  int frameSize() {
    return 14 + body.capacity();
  }

  @Override
  public String toString() {
    String hex = ByteBufUtil.hexDump(bytes());
    return id + "/" + type + "/" + hex.substring(0, Math.min(64, hex.length()));
  }
}
