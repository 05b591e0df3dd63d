package io.rcon.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.rcon.codec.oob.OobFormat;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Out-of-band requests of twenty characters; every figure is for 1 or 16 of them. */
@State(Scope.Thread)
public class OobEncodeBenchmark {
  private static final byte[] PASSWORD = "swordfish".getBytes(StandardCharsets.ISO_8859_1);
  private static final String COMMAND = "status of all player";

  /** How many are made before they are let go. */
  @Param({"1", "16"})
  public int write = 1;

  /** Where it lies. */
  @Param({"adaptive direct", "pooled direct", "adaptive heap", "pooled heap"})
  public String memory = "adaptive direct";

  private ByteBufAllocator allocator = ByteBufAllocator.DEFAULT;
  private String password = "";
  private ByteBuf[] requests = new ByteBuf[0];

  /** Makes room. */
  @Setup
  public void prepare() {
    allocator = Reads.allocator(memory);
    password = new String(PASSWORD, StandardCharsets.ISO_8859_1);
    requests = new ByteBuf[write];
  }

  private void release(Blackhole hole) {
    for (ByteBuf request : requests) {
      hole.consume(request.readableBytes());
      request.release();
    }
  }

  /**
   * Exactly sized, from the text's bytes.
   *
   * @param hole takes the lengths
   */
  @Benchmark
  public void engine(Blackhole hole) {
    for (int i = 0; i < requests.length; i++) {
      byte[] command = COMMAND.getBytes(StandardCharsets.ISO_8859_1);
      requests[i] = OobFormat.QUAKE3.encodeRequest(allocator, PASSWORD, command);
    }
    release(hole);
  }

  /**
   * The baseline: a joined string written into a buffer.
   *
   * @param hole takes the lengths
   */
  @Benchmark
  public void joinedString(Blackhole hole) {
    for (int i = 0; i < requests.length; i++) {
      ByteBuf request = allocator.buffer().writeInt(-1);
      ByteBufUtil.writeAscii(request, "rcon " + password + ' ' + COMMAND);
      requests[i] = request;
    }
    release(hole);
  }
}
