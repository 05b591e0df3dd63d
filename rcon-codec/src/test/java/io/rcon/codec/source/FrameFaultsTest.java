package io.rcon.codec.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames with announced bytes that never come, and stray bytes behind frames. */
class FrameFaultsTest {
  private static final FrameFaults LYING = new FrameFaults(false, true, false);
  private static final FrameFaults TAILS = new FrameFaults(false, false, true);
  private static final byte[] TAIL = {0, 1, 0, 0, 0, 0, 0};
  private static final int MOST = 4096;

  private final List<String> frames = new ArrayList<>();

  private EmbeddedChannel channel(FrameFaults faults) {
    return new EmbeddedChannel(
        new SourceFrameDecoder(
            new FrameListener() {
              @Override
              public void frame(ByteBuf buffer, int index, int length) {
                frames.add(ByteBufUtil.hexDump(buffer, index, length));
              }

              @Override
              public void malformed(RconCodecException problem) {
                frames.add("malformed");
              }
            },
            MOST,
            faults));
  }

  private static ByteBuf frame(int id, int type, String text, int tooMuch) {
    byte[] body = text.getBytes(UTF_8);
    return Unpooled.buffer()
        .writeIntLE(10 + body.length + tooMuch)
        .writeIntLE(id)
        .writeIntLE(type)
        .writeBytes(body)
        .writeShort(0);
  }

  private static String dump(ByteBuf frame) {
    return ByteBufUtil.hexDump(frame, 4, frame.readableBytes() - 4);
  }

  private void readInTwo(FrameFaults faults, ByteBuf bytes, int cut) {
    EmbeddedChannel channel = channel(faults);
    channel.writeInbound(bytes.copy(0, cut));
    channel.writeInbound(bytes.copy(cut, bytes.readableBytes() - cut));
    channel.finishAndReleaseAll();
  }

  @Test
  void should_end_a_frame_by_its_nuls_however_it_is_cut() {
    ByteBuf lying = frame(0, 0, "\u4f60,1,2\n", 3);
    for (int cut = 1; cut < lying.readableBytes(); cut++) {
      frames.clear();
      readInTwo(LYING, lying, cut);
      assertEquals(List.of(dump(lying)), frames, "cut after " + cut);
    }
    frames.clear();
    readInTwo(FrameFaults.NONE, lying, 20);
    assertEquals(List.of(), frames);
  }

  @Test
  void should_go_on_behind_such_a_frame() {
    EmbeddedChannel channel = channel(LYING);
    ByteBuf lying = frame(0, 0, "\u4f60", 2);
    ByteBuf next = frame(0, 0, "ok", 0);
    channel.writeInbound(lying.copy());
    channel.writeInbound(next.copy());
    assertEquals(List.of(dump(lying), dump(next)), frames);
    assertNull(channel.pipeline().get(SourceFrameDecoder.class).unfinished());
    channel.finishAndReleaseAll();
  }

  @Test
  void should_drop_a_tail_behind_an_empty_frame_however_it_is_cut() {
    ByteBuf empty = frame(3, 0, "", 0);
    ByteBuf answer = frame(4, 0, "x", 0);
    ByteBuf all = Unpooled.buffer().writeBytes(empty.copy()).writeBytes(TAIL);
    all.writeBytes(answer.copy());
    for (int cut = 1; cut < all.readableBytes(); cut++) {
      frames.clear();
      readInTwo(TAILS, all, cut);
      assertEquals(List.of(dump(empty), dump(answer)), frames, "cut after " + cut);
    }
  }

  @Test
  void should_take_a_lonely_tail_for_no_unfinished_frame() {
    EmbeddedChannel channel = channel(TAILS);
    channel.writeInbound(Unpooled.wrappedBuffer(frame(3, 0, "", 0), Unpooled.wrappedBuffer(TAIL)));
    assertNull(channel.pipeline().get(SourceFrameDecoder.class).unfinished());
    channel.finishAndReleaseAll();
  }

  @Test
  void should_keep_a_whole_frame_that_begins_like_a_tail() {
    ByteBuf empty = frame(3, 0, "", 0);
    ByteBuf chat = frame(0, 1, "c".repeat(246), 0);
    ByteBuf all = Unpooled.buffer().writeBytes(empty.copy()).writeBytes(chat.copy());
    for (int cut = 1; cut < all.readableBytes(); cut++) {
      frames.clear();
      readInTwo(TAILS, all, cut);
      assertEquals(List.of(dump(empty), dump(chat)), frames, "cut after " + cut);
    }
  }
}
