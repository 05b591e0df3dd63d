package io.rcon.internal.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.internal.support.VirtualLoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections lend each other one buffer to write from, and none overwrites what another sent. */
class SharedSendTest {
  private final VirtualLoop virtual = new VirtualLoop();
  private final SharedSend shared = new SharedSend();
  private final TcpLine line = new TcpLine(virtual.loop(), "server", false, shared);
  private final TcpLine other = new TcpLine(virtual.loop(), "server", false, shared);
  private final EmbeddedChannel channel = new EmbeddedChannel(line);
  private final EmbeddedChannel otherChannel = new EmbeddedChannel(other);

  @AfterEach
  void end() {
    shared.close();
    channel.finishAndReleaseAll();
    otherChannel.finishAndReleaseAll();
    virtual.close();
  }

  private static ByteBuf sent(TcpLine line, EmbeddedChannel channel, String text) {
    line.send(Unpooled.copiedBuffer(text, US_ASCII));
    return channel.readOutbound();
  }

  @Test
  void what_is_written_frees_it_for_the_next() {
    ByteBuf first = sent(line, channel, "one");
    first.release();
    ByteBuf second = sent(other, otherChannel, "two");
    assertSame(first, second);
    assertEquals("two", second.toString(US_ASCII));
    second.release();
  }

  @Test
  void what_still_waits_to_be_written_is_not_overwritten() {
    ByteBuf first = sent(line, channel, "one");
    ByteBuf second = sent(other, otherChannel, "two");
    assertNotSame(first, second);
    assertEquals("one", first.toString(US_ASCII));
    assertEquals("two", second.toString(US_ASCII));
    first.release();
    second.release();
  }

  @Test
  void what_is_larger_has_a_buffer_of_its_own() {
    String large = "x".repeat(100_000);
    ByteBuf sent = sent(line, channel, large);
    assertEquals(large, sent.toString(US_ASCII));
    sent.release();
    assertEquals(0, sent.refCnt());
  }

  @Test
  void what_made_it_grow_gives_the_room_back() {
    TcpLine many = new TcpLine(virtual.loop(), "server", true, shared);
    EmbeddedChannel channelOfMany = new EmbeddedChannel(many);
    many.send(Unpooled.copiedBuffer("one", US_ASCII));
    ByteBuf together = sent(many, channelOfMany, "x".repeat(100_000));
    assertEquals(100_003, together.readableBytes());
    together.release();
    ByteBuf next = sent(other, otherChannel, "two");
    assertSame(together, next);
    assertEquals(1 << 16, next.capacity());
    next.release();
    channelOfMany.finishAndReleaseAll();
  }

  @Test
  void closing_gives_it_back_once_it_is_written() {
    ByteBuf sent = sent(line, channel, "one");
    shared.close();
    assertEquals("one", sent.toString(US_ASCII));
    sent.release();
    assertEquals(0, sent.refCnt());
    ByteBuf later = sent(line, channel, "two");
    assertNotSame(sent, later);
    later.release();
    assertEquals(0, later.refCnt());
  }
}
