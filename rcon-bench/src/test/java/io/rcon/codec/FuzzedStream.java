package io.rcon.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a decoder makes of a stream that comes in pieces: packets, and perhaps an error. */
public final class FuzzedStream implements FrameListener {
  private final List<byte[]> packets = new ArrayList<>();
  private boolean malformed;

  private FuzzedStream() {}

  /**
   * Reads bytes.
   *
   * @param decoder makes the decoder
   * @param piece how many bytes come at once
   */
  public static FuzzedStream read(
      Function<FrameListener, ChannelHandler> decoder, byte[] data, int piece) {
    FuzzedStream told = new FuzzedStream();
    EmbeddedChannel channel = new EmbeddedChannel(decoder.apply(told));
    for (int at = 0; at < data.length && channel.isOpen(); at += piece) {
      int size = Math.min(piece, data.length - at);
      channel.writeInbound(Unpooled.copiedBuffer(data, at, size));
    }
    channel.finishAndReleaseAll();
    assertTrue(
        told.packets.stream().mapToLong(p -> p.length).sum() <= data.length, "more than came");
    return told;
  }

  /** The packets, as far as the stream could be read. */
  public List<byte[]> packets() {
    return packets;
  }

  /** Asserts that another way to cut the same bytes gives the same packets. */
  public void isAs(FuzzedStream other) {
    assertEquals(hex(), other.hex(), "the cuts are TCP's, not the server's");
    assertEquals(malformed, other.malformed);
  }

  private List<String> hex() {
    return packets.stream().map(ByteBufUtil::hexDump).toList();
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    assertFalse(malformed, "a packet behind the end");
    packets.add(ByteBufUtil.getBytes(buffer, index, length));
  }

  @Override
  public void malformed(RconCodecException problem) {
    assertFalse(malformed, "told twice");
    malformed = true;
    String why = String.valueOf(problem.getMessage());
    assertTrue(why.length() < 300, why);
    assertFalse(why.codePoints().anyMatch(c -> c == '\n' || PeerText.isHarmful(c)), why);
  }
}
