package io.rcon.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.MessageToByteEncoder;
import io.netty.util.ReferenceCountUtil;
import io.rcon.codec.source.SourcePacket;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Commands of twenty characters, written and flushed; every figure is for 1 or 16 of them. */
@State(Scope.Thread)
public class SourceEncodeBenchmark {
  private static final String COMMAND = "status of all player";

  /** How many are written before a flush. */
  @Param({"1", "16"})
  public int write = 1;

  /** Where the frames are made. */
  @Param({"adaptive direct", "pooled direct", "adaptive heap", "pooled heap"})
  public String memory = "adaptive direct";

  private final ChannelInboundHandlerAdapter last = new ChannelInboundHandlerAdapter();
  private EmbeddedChannel ours = new EmbeddedChannel();
  private EmbeddedChannel theirs = new EmbeddedChannel();
  private int id = 2;

  /** Makes the pipelines. */
  @Setup
  public void prepare() {
    ours = new EmbeddedChannel(new Drain(), last);
    Encoder encoder = new Encoder(memory.endsWith("direct"));
    theirs = new EmbeddedChannel(new Drain(), encoder, new ChannelInboundHandlerAdapter());
    ours.config().setAllocator(Reads.allocator(memory));
    theirs.config().setAllocator(Reads.allocator(memory));
  }

  /** The frame is made where it is written. */
  @Benchmark
  public void engine() {
    ChannelHandlerContext ctx = ours.pipeline().lastContext();
    for (int i = 0; i < write; i++) {
      ByteBuf frame =
          SourcePacket.encode(
              ctx.alloc(), id += 2, SourcePacket.EXEC_COMMAND, COMMAND, StandardCharsets.UTF_8);
      ctx.write(frame, ctx.voidPromise());
    }
    ctx.flush();
  }

  /** The baseline: a MessageToByteEncoder of strings. */
  @Benchmark
  public void messageToByteEncoder() {
    ChannelHandlerContext ctx = theirs.pipeline().lastContext();
    for (int i = 0; i < write; i++) {
      ctx.write(COMMAND, ctx.voidPromise());
    }
    ctx.flush();
  }

  private static final class Encoder extends MessageToByteEncoder<String> {
    private int id = 2;

    Encoder(boolean direct) {
      super(direct);
    }

    @Override
    protected void encode(ChannelHandlerContext ctx, String text, ByteBuf out) {
      int length = ByteBufUtil.utf8Bytes(text);
      out.writeIntLE(length + 10).writeIntLE(id += 2).writeIntLE(2);
      ByteBufUtil.writeUtf8(out, text);
      out.writeShortLE(0);
    }
  }

  /** Holds frames until they are flushed, as a socket does. */
  private static final class Drain extends ChannelOutboundHandlerAdapter {
    private final Object[] frames = new Object[16];
    private int count;

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      frames[count++] = message;
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
      while (count > 0) {
        ReferenceCountUtil.release(frames[--count]);
      }
    }
  }
}
