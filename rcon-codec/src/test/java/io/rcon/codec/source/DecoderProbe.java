package io.rcon.codec.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.testing.MeteredAllocator;
import java.util.ArrayList;
import java.util.List;

/** A decoder in a channel of its own, and all that came out of it. */
final class DecoderProbe implements FrameListener, AutoCloseable {
  final MeteredAllocator allocator = new MeteredAllocator();
  final List<Packet> packets = new ArrayList<>();
  final SourceFrameDecoder decoder;
  final EmbeddedChannel channel;
  RconCodecException problem;

  private final SourcePacket view = new SourcePacket();

  /** What a listener does beside taking the frame. */
  Runnable onFrame = () -> {};

  Runnable onMalformed = () -> {};

  DecoderProbe(boolean lenient) {
    this(SourceFrameDecoder.DEFAULT_MAX_LENGTH, lenient);
  }

  DecoderProbe(int maxLength, boolean lenient) {
    decoder = new SourceFrameDecoder(this, maxLength, lenient);
    channel = new EmbeddedChannel(decoder);
    channel.config().setAllocator(allocator);
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    assertNull(problem, "a frame after the stream was found broken");
    assertEquals(length, buffer.getIntLE(index - 4));
    packets.add(Packet.of(view.wrap(buffer, index, length)));
    onFrame.run();
  }

  @Override
  public void malformed(RconCodecException e) {
    assertNull(problem, "told twice that the stream is broken");
    problem = e;
    onMalformed.run();
  }

  /** One read of the channel, from no allocator: what is counted is the decoder's own. */
  void read(byte[] bytes, int from, int to) {
    if (from == to) {
      read(ByteBufAllocator.DEFAULT.buffer());
    } else {
      read(Unpooled.wrappedBuffer(bytes, from, to - from));
    }
  }

  void read(ByteBuf read) {
    if (channel.isOpen()) {
      channel.writeInbound(read);
      assertEquals(0, read.refCnt(), "the read was not released");
    } else {
      read.release();
    }
  }

  void read(byte[] bytes) {
    read(bytes, 0, bytes.length);
  }

  /** Checks that all came as the vector says; the channel is closed if and only if it is broken. */
  void check(SourceVector vector) {
    assertEquals(vector.packets(), packets, vector::name);
    assertEquals(vector.isError(), problem != null, vector::name);
    assertEquals(vector.isError(), !channel.isOpen(), vector::name);
    if (problem != null) {
      assertTrue(problem.getMessage().contains(vector.error()), problem.getMessage());
    }
  }

  @Override
  public void close() {
    assertFalse(channel.finish());
    assertEquals(0, allocator.used(), "the decoder did not release its buffer");
  }
}
