package io.rcon.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.rcon.codec.source.SourcePacket;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * An answer comes, its command's future completes, and the callback's next command is written; no
 * network. The engine does it with its whole session: states, queue, id, deadline, text, future.
 */
@State(Scope.Thread)
public class WholeExchangeBenchmark {
  private final ByteBuf answer =
      SourcePacket.encode(
          ByteBufAllocator.DEFAULT,
          2,
          SourcePacket.RESPONSE_VALUE,
          "x".repeat(242),
          StandardCharsets.UTF_8);
  private final BareHandler bare = new BareHandler();
  private final SinkChannel theirs = new SinkChannel();
  private @Nullable LoopTurns turns;
  private @Nullable SinkSession ours;

  /** Makes the channels; in the thread that measures, for it plays the event loop. */
  @Setup
  public void prepare() {
    LoopTurns own = new LoopTurns();
    turns = own;
    ours = new SinkSession(own.loop());
    theirs
        .pipeline()
        .addLast(
            new LengthFieldBasedFrameDecoder(ByteOrder.LITTLE_ENDIAN, 1 << 20, 0, 4, 0, 4, true))
        .addLast(bare);
    theirs.unsafe().register(own.loop(), theirs.newPromise());
    own.loop().runNow();
    theirs.connect(theirs.localAddress());
    own.loop().runNow();
    if (!theirs.isActive()) {
      throw new IllegalStateException("bare Netty has not connected");
    }
  }

  /** Gives the answer back. */
  @TearDown
  public void end() {
    answer.release();
  }

  /**
   * The engine's session.
   *
   * @return the characters so far
   */
  @Benchmark
  public long engine() {
    SinkSession session = Objects.requireNonNull(ours);
    answer.setIntLE(4, session.awaitedId());
    int end = answer.writerIndex();
    session.read(answer.retain());
    answer.setIndex(0, end);
    Objects.requireNonNull(turns).read();
    return session.characters();
  }

  /**
   * The baseline: frame decoder, text, and the next command written, as in {@code scale}.
   *
   * @return the characters so far
   */
  @Benchmark
  public long bareNetty() {
    int end = answer.writerIndex();
    theirs.pipeline().fireChannelRead(answer.retain());
    theirs.pipeline().fireChannelReadComplete();
    answer.setIndex(0, end);
    Objects.requireNonNull(turns).read();
    return bare.characters;
  }

  private static final class BareHandler extends SimpleChannelInboundHandler<ByteBuf> {
    private long characters;

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf frame) {
      int index = frame.readerIndex() + 8;
      characters +=
          frame.toString(index, frame.readableBytes() - 10, StandardCharsets.UTF_8).length();
      ByteBuf next = ctx.alloc().buffer(34).writeIntLE(30).writeIntLE(2).writeIntLE(2);
      ByteBufUtil.writeUtf8(next, SinkSession.COMMAND);
      ctx.write(next.writeShortLE(0), ctx.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
      ctx.flush();
    }
  }
}
