package io.rcon.bench.micro;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.oob.OobFormat;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Out-of-band answers of 256 bytes; every figure is for one read, of 1 or 16 datagrams. */
@State(Scope.Thread)
public class OobDecodeBenchmark {
  private static final String PREFIX = "print\n";

  /** What comes at once; a datagram is always whole. */
  @Param({"whole 1", "whole 16"})
  public String read = "whole 1";

  /** Where it lies. */
  @Param({"adaptive direct", "pooled direct", "adaptive heap", "pooled heap"})
  public String memory = "adaptive direct";

  private ByteBuf[] answers = new ByteBuf[0];

  /** Makes the answers. */
  @Setup
  public void prepare() {
    answers = new ByteBuf[Integer.parseInt(read.split(" ", -1)[1])];
    for (int i = 0; i < answers.length; i++) {
      ByteBuf answer = Reads.allocator(memory).buffer(512).writeInt(-1);
      answer.writeCharSequence(PREFIX + "x".repeat(246), StandardCharsets.US_ASCII);
      answers[i] = answer;
    }
  }

  /** Gives them back. */
  @TearDown
  public void end() {
    for (ByteBuf answer : answers) {
      answer.release();
    }
  }

  /**
   * The prefix is checked and the text taken.
   *
   * @param hole takes the texts
   */
  @Benchmark
  public void engine(Blackhole hole) {
    for (ByteBuf answer : answers) {
      int length = answer.readableBytes();
      if (!OobFormat.QUAKE3.isReply(answer, 0, length)) {
        throw new IllegalStateException("not an answer");
      }
      hole.consume(
          answer.toString(
              OobFormat.QUAKE3.textIndex(0),
              OobFormat.QUAKE3.textLength(answer, 0, length),
              StandardCharsets.ISO_8859_1));
    }
  }

  /**
   * The baseline: the datagram as a string, cut where the text begins.
   *
   * @param hole takes the texts
   */
  @Benchmark
  public void wholeString(Blackhole hole) {
    for (ByteBuf answer : answers) {
      String all = answer.toString(StandardCharsets.ISO_8859_1);
      if (!all.startsWith("\u00ff\u00ff\u00ff\u00ff" + PREFIX)) {
        throw new IllegalStateException("not an answer");
      }
      hole.consume(all.substring(4 + PREFIX.length()));
    }
  }
}
