package io.rcon.internal.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.util.ReferenceCountUtil;
import io.rcon.Reply;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.source.SourceFrameDecoder;
import io.rcon.codec.source.SourcePacket;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A command and its answer through an embedded channel: frame, id, deadline, text, future. */
@State(Scope.Thread)
public class WholeExchangeBenchmark {
  private static final String COMMAND = "status of all player";

  private final ByteBuf answer =
      SourcePacket.encode(
          ByteBufAllocator.DEFAULT,
          2,
          SourcePacket.RESPONSE_VALUE,
          "x".repeat(242),
          StandardCharsets.UTF_8);
  private final Told told = new Told();
  private final BareHandler bare = new BareHandler();
  private EmbeddedChannel ours = new EmbeddedChannel();
  private EmbeddedChannel theirs = new EmbeddedChannel();
  private @Nullable BenchLine line;

  /** Makes the channels; in the thread that measures, for it plays the event loop. */
  @Setup
  public void prepare() {
    ours = new EmbeddedChannel(new Drain());
    BenchLine own = new BenchLine(ours);
    line = own;
    ours.pipeline().addLast(new SourceFrameDecoder(new ToLine(own), 1 << 20, false));
    theirs =
        new EmbeddedChannel(
            new Drain(),
            new LengthFieldBasedFrameDecoder(ByteOrder.LITTLE_ENDIAN, 1 << 20, 0, 4, 0, 4, true),
            bare);
  }

  /** Gives the answer back. */
  @TearDown
  public void end() {
    answer.release();
  }

  /**
   * The engine's line.
   *
   * @return the characters so far
   */
  @Benchmark
  public long engine() {
    BenchLine own = java.util.Objects.requireNonNull(line);
    answer(ours, own.command(COMMAND, told));
    return told.characters;
  }

  /**
   * The baseline: frame decoder, text, and the next command written, as in {@code scale}.
   *
   * @return the characters so far
   */
  @Benchmark
  public long bareNetty() {
    answer(theirs, 2);
    return bare.characters;
  }

  private void answer(EmbeddedChannel channel, int id) {
    answer.setIntLE(4, id);
    int end = answer.writerIndex();
    channel.pipeline().fireChannelRead(answer.retain());
    channel.pipeline().fireChannelReadComplete();
    answer.setIndex(0, end);
  }

  private record ToLine(BenchLine line) implements FrameListener {
    @Override
    public void frame(ByteBuf buffer, int index, int length) {
      line.exchanges().frame(buffer, index, length);
    }

    @Override
    public void malformed(RconCodecException problem) {
      throw problem;
    }
  }

  private static final class Told implements BiConsumer<@Nullable Reply, @Nullable Throwable> {
    private long characters;

    @Override
    public void accept(@Nullable Reply reply, @Nullable Throwable failure) {
      if (reply == null) {
        throw new IllegalStateException(failure);
      }
      characters += reply.text().length();
    }
  }

  private static final class BareHandler extends SimpleChannelInboundHandler<ByteBuf> {
    private long characters;

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf frame) {
      int index = frame.readerIndex() + 8;
      characters +=
          frame.toString(index, frame.readableBytes() - 10, StandardCharsets.UTF_8).length();
      ByteBuf next = ctx.alloc().buffer(34).writeIntLE(30).writeIntLE(2).writeIntLE(2);
      ByteBufUtil.writeUtf8(next, COMMAND);
      ctx.write(next.writeShortLE(0), ctx.voidPromise());
    }
  }

  private static final class Drain extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      ReferenceCountUtil.release(message);
    }
  }
}
