package io.rcon.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.codec.source.SourcePacket;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.spi.Conversation;
import io.rcon.spi.Setting;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The cost of deciding whether a packet is the last one. */
@State(Scope.Thread)
public class EndRuleBenchmark {
  /** The dialect whose end rule is measured. */
  @Param({"nukkit", "source", "minecraft", "generic"})
  public String dialect = "nukkit";

  private final SourcePacket packet = new SourcePacket();
  private final QuietAnswers answers = new QuietAnswers();
  private Conversation conversation = conversation("nukkit");
  private ByteBuf frame = Unpooled.EMPTY_BUFFER;

  private static Conversation conversation(String name) {
    Dialect dialect = Dialect.named(name).orElseThrow();
    Server server = Server.of(dialect, "127.0.0.1", 1, Secret.of("swordfish"));
    return Mechanisms.of(dialect).converse(Setting.of(server, () -> 7));
  }

  /** Makes a conversation that has one command in flight. */
  @Setup
  public void prepare() {
    conversation = conversation(dialect);
    int key = conversation.command("status", false, answers);
    frame =
        SourcePacket.encode(
            ByteBufAllocator.DEFAULT,
            key,
            SourcePacket.RESPONSE_VALUE,
            "x".repeat(242),
            StandardCharsets.UTF_8);
    engine();
    int once = answers.told();
    if (once == 0 || engine() != 2 * once) {
      throw new IllegalStateException("the packet does not say the same each time");
    }
  }

  /** Gives the frame back. */
  @TearDown
  public void end() {
    frame.release();
  }

  /**
   * The conversation takes the packet.
   *
   * @return how many answers were completed
   */
  @Benchmark
  public int engine() {
    conversation.frame(frame, 4, frame.readableBytes() - 4, answers);
    return answers.told();
  }

  /**
   * The baseline: the id is read and nothing concluded.
   *
   * @return the id
   */
  @Benchmark
  public int idOnly() {
    return packet.wrap(frame, 4, frame.readableBytes() - 4).id();
  }
}
