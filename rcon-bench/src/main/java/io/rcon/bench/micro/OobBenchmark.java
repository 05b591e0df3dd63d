package io.rcon.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rcon.codec.oob.OobFormat;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Out-of-band datagrams: an answer of 256 bytes, a request of twenty characters. */
@State(Scope.Thread)
public class OobBenchmark {
  private static final String COMMAND = "status of all player";
  private static final byte[] COMMAND_BYTES = COMMAND.getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] PASSWORD = "swordfish".getBytes(StandardCharsets.ISO_8859_1);

  /** Where it lies. */
  @Param({"adaptive direct", "pooled direct", "adaptive heap"})
  public String memory = "adaptive direct";

  private ByteBufAllocator allocator = ByteBufAllocator.DEFAULT;
  private ByteBuf answer = Unpooled.EMPTY_BUFFER;

  /** Makes the answer. */
  @Setup
  public void prepare() {
    allocator = Reads.allocator(memory);
    answer = memory.endsWith("heap") ? allocator.heapBuffer(512) : allocator.directBuffer(512);
    answer.writeInt(-1).writeCharSequence("print\n" + "x".repeat(246), StandardCharsets.US_ASCII);
  }

  /** Gives it back. */
  @TearDown
  public void end() {
    answer.release();
  }

  /**
   * The prefix is checked and the text taken.
   *
   * @return the text
   */
  @Benchmark
  public String engineDecode() {
    int length = answer.readableBytes();
    if (!OobFormat.QUAKE3.isReply(answer, 0, length)) {
      throw new IllegalStateException("not an answer");
    }
    return answer.toString(
        OobFormat.QUAKE3.textIndex(0),
        OobFormat.QUAKE3.textLength(answer, 0, length),
        StandardCharsets.ISO_8859_1);
  }

  /**
   * The baseline: the datagram as a string, cut where the text begins.
   *
   * @return the text
   */
  @Benchmark
  public String stringDecode() {
    String all = answer.toString(StandardCharsets.ISO_8859_1);
    if (!all.startsWith("\u00ff\u00ff\u00ff\u00ffprint\n")) {
      throw new IllegalStateException("not an answer");
    }
    return all.substring(10);
  }

  /**
   * A request, exactly sized.
   *
   * @return whether it was the last holder
   */
  @Benchmark
  public boolean engineEncode() {
    return OobFormat.QUAKE3.encodeRequest(allocator, PASSWORD, COMMAND_BYTES).release();
  }

  /**
   * The baseline: a joined string written into a buffer.
   *
   * @return whether it was the last holder
   */
  @Benchmark
  public boolean stringEncode() {
    ByteBuf request = allocator.buffer().writeInt(-1);
    ByteBufUtil.writeAscii(request, "rcon " + "swordfish" + ' ' + COMMAND);
    return request.release();
  }
}
