package io.rcon.codec.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.codec.FrameListener;
import io.rcon.codec.PeerText;
import io.rcon.codec.RconCodecException;
import io.rcon.testing.MeteredAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Any stream in any pieces gives the same packets, and costs no more memory than its bytes. */
class SourceFrameDecoderFuzzTest {
  private static final int CAP = 1 << 16;

  /** The first byte decides how the others are cut, and whether NULs may lack. */
  @FuzzTest(maxDuration = "5m")
  void stream(byte[] data) {
    if (data.length < 2) {
      return;
    }
    boolean lenient = (data[0] & 1) != 0;
    Reader whole = new Reader(lenient);
    whole.read(data, 1, data.length);
    whole.close();
    Reader pieces = new Reader(lenient);
    SplittableRandom random = new SplittableRandom(data[0]);
    for (int at = 1; at < data.length; ) {
      int next = Math.min(data.length, at + 1 + random.nextInt(40));
      pieces.read(data, at, next);
      at = next;
    }
    pieces.close();
    assertEquals(whole.packets, pieces.packets);
    assertEquals(whole.problem == null, pieces.problem == null);
    assertTrue(pieces.allocator.peak() <= 64 + 4L * data.length, "memory without bytes");
  }

  private static final class Reader implements FrameListener {
    final List<String> packets = new ArrayList<>();
    final MeteredAllocator allocator = new MeteredAllocator();
    private final SourcePacket view = new SourcePacket();
    private final EmbeddedChannel channel;
    String problem;

    Reader(boolean lenient) {
      channel = new EmbeddedChannel(new SourceFrameDecoder(this, CAP, lenient));
      channel.config().setAllocator(allocator);
    }

    void read(byte[] bytes, int from, int to) {
      ByteBuf read = Unpooled.wrappedBuffer(bytes, from, to - from);
      if (channel.isOpen()) {
        channel.writeInbound(read);
      } else {
        read.release();
      }
      assertEquals(0, read.refCnt());
    }

    @Override
    public void frame(ByteBuf buffer, int index, int length) {
      assertEquals(null, problem, "a frame after the end");
      assertTrue(length >= SourcePacket.MIN_LENGTH && length <= CAP);
      view.wrap(buffer, index, length);
      packets.add(view.id() + " " + view.type() + " " + view.bodyHex());
      byte[] body = ByteBufUtil.getBytes(buffer, view.bodyIndex(), view.bodyLength());
      ByteBuf again =
          SourcePacket.encode(UnpooledByteBufAllocator.DEFAULT, view.id(), view.type(), body);
      if (length == body.length + SourcePacket.MIN_LENGTH) {
        assertTrue(
            ByteBufUtil.equals(again, 0, buffer, index - 4, length + 4), "encoded as it was read");
      }
      again.release();
    }

    @Override
    public void malformed(RconCodecException e) {
      assertEquals(null, problem, "told twice");
      problem = e.getMessage();
      assertFalse(problem.codePoints().anyMatch(c -> c == '\n' || PeerText.isHarmful(c)));
      assertTrue(problem.length() < 300, problem);
    }

    void close() {
      assertEquals(problem == null, channel.isOpen());
      channel.finishAndReleaseAll();
      assertEquals(0, allocator.used(), "kept beyond its end");
    }
  }
}
