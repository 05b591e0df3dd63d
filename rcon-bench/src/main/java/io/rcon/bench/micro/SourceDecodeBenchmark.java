package io.rcon.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.source.SourceFrameDecoder;
import io.rcon.codec.source.SourcePacket;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Frames of 256 bytes; every figure is for one read, of 1 or 16 frames. */
@State(Scope.Thread)
public class SourceDecodeBenchmark {
  /** What comes at once. */
  @Param({"whole 1", "whole 16", "cut 1", "cut 16"})
  public String read = "whole 1";

  /** Where it lies. */
  @Param({"adaptive direct", "pooled direct", "adaptive heap", "pooled heap"})
  public String memory = "adaptive direct";

  private Reads reads = Reads.none();
  private Sink text = new Sink(true);
  private Sink frames = new Sink(false);
  private BareSink bare = new BareSink();
  private EmbeddedChannel ours = new EmbeddedChannel();
  private EmbeddedChannel oursWithoutText = new EmbeddedChannel();
  private EmbeddedChannel theirs = new EmbeddedChannel();

  /** Makes the pipelines. */
  @Setup
  public void prepare() {
    boolean cut = read.startsWith("cut");
    reads = Reads.of(memory, Integer.parseInt(read.split(" ", -1)[1]), cut, 242);
    text = new Sink(true);
    frames = new Sink(false);
    bare = new BareSink();
    ours = new EmbeddedChannel(new SourceFrameDecoder(text, 1 << 20, false));
    oursWithoutText = new EmbeddedChannel(new SourceFrameDecoder(frames, 1 << 20, false));
    theirs =
        new EmbeddedChannel(
            new LengthFieldBasedFrameDecoder(ByteOrder.LITTLE_ENDIAN, 1 << 20, 0, 4, 0, 4, true),
            bare);
    for (EmbeddedChannel channel : new EmbeddedChannel[] {ours, oursWithoutText, theirs}) {
      // Asking a socket for more after each read is no part of decoding.
      channel.config().setAllocator(Reads.allocator(memory)).setAutoRead(false);
    }
  }

  /** Gives the buffers back. */
  @TearDown
  public void end() {
    reads.release();
  }

  /**
   * Scanning in place, with the answer's text.
   *
   * @param hole takes the texts
   */
  @Benchmark
  public void engine(Blackhole hole) {
    text.hole = hole;
    reads.through(ours.pipeline());
  }

  /**
   * Scanning in place, id and type only.
   *
   * @param hole takes the ids
   */
  @Benchmark
  public void engineWithoutText(Blackhole hole) {
    frames.hole = hole;
    reads.through(oursWithoutText.pipeline());
  }

  /**
   * The baseline: LengthFieldBasedFrameDecoder and the answer's text.
   *
   * @param hole takes the texts
   */
  @Benchmark
  public void lengthFieldBasedFrameDecoder(Blackhole hole) {
    bare.hole = hole;
    reads.through(theirs.pipeline());
  }

  private static final class Sink implements FrameListener {
    private final SourcePacket packet = new SourcePacket();
    private final boolean text;
    private Blackhole hole = Holes.NONE;

    Sink(boolean text) {
      this.text = text;
    }

    @Override
    public void frame(ByteBuf buffer, int index, int length) {
      packet.wrap(buffer, index, length);
      hole.consume(packet.id());
      hole.consume(packet.type());
      if (text) {
        hole.consume(packet.body(StandardCharsets.UTF_8));
      }
    }

    @Override
    public void malformed(RconCodecException problem) {
      throw problem;
    }
  }

  private static final class BareSink extends SimpleChannelInboundHandler<ByteBuf> {
    private Blackhole hole = Holes.NONE;

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf frame) {
      hole.consume(frame.getIntLE(0));
      hole.consume(frame.getIntLE(4));
      hole.consume(frame.toString(8, frame.readableBytes() - 10, StandardCharsets.UTF_8));
    }
  }
}
