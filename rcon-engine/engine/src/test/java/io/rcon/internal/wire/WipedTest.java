package io.rcon.internal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.internal.support.VirtualLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing of a password is left in the memory that carried it to the network. */
class WipedTest {
  private final byte[] memory = "the hunter2 frame".getBytes(ISO_8859_1);
  private final ByteBuf frame = Unpooled.wrappedBuffer(memory);
  private final VirtualLoop virtual = new VirtualLoop();
  private final TcpLine line = new TcpLine(virtual.loop(), "server", false, null);
  private final EmbeddedChannel channel = new EmbeddedChannel(line);

  @AfterEach
  void end() {
    channel.finishAndReleaseAll();
    virtual.close();
    assertEquals(0, frame.refCnt());
  }

  private String inMemory() {
    return new String(memory, ISO_8859_1);
  }

  @Test
  void a_frame_that_is_written_is_overwritten_once_nobody_needs_it() {
    channel.pipeline().addFirst(new Sink());
    line.sendSecret(frame);
    assertEquals("\0".repeat(memory.length), inMemory());
  }

  @Test
  void a_frame_that_cannot_be_written_is_overwritten_too() {
    channel.close();
    line.sendSecret(frame);
    assertEquals("\0".repeat(memory.length), inMemory());
  }

  /** As within one process, where the other side gets the very buffer. */
  @Test
  void a_frame_that_another_still_reads_is_left_alone() {
    line.sendSecret(frame);
    assertFalse(channel.outboundMessages().isEmpty());
    assertEquals("the hunter2 frame", inMemory());
  }

  @Test
  void other_frames_are_not_touched() {
    channel.pipeline().addFirst(new Sink());
    line.send(frame);
    assertEquals("the hunter2 frame", inMemory());
  }

  @Test
  void a_datagram_is_overwritten_when_it_is_released() {
    new SecretDatagram(frame, new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)).release();
    assertEquals("\0".repeat(memory.length), inMemory());
  }

  @Test
  void a_datagram_that_another_still_reads_is_left_alone() {
    frame.retain();
    new SecretDatagram(frame, new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)).release();
    assertEquals("the hunter2 frame", inMemory());
    frame.release();
  }

  /** Takes frames as a socket does: they are released before the write is told to have ended. */
  private static final class Sink extends io.netty.channel.ChannelOutboundHandlerAdapter {
    @Override
    public void write(
        io.netty.channel.ChannelHandlerContext ctx,
        Object message,
        io.netty.channel.ChannelPromise promise) {
      ((ByteBuf) message).release();
      promise.trySuccess();
    }
  }
}
