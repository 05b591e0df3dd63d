package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.internal.wire.Line;
import io.rcon.internal.wire.LineListener;
import io.rcon.internal.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A wire whose other end is the test: it opens lines, keeps what is sent, and hands in frames. */
public final class RecordedWire implements Wire {
  /** What was sent and done, in order. */
  public final List<String> log = new ArrayList<>();

  /** Where a frame of the Source kind has its id, of the last one with a secret. */
  public byte[] secretId = {};

  private final List<LineListener> lines = new ArrayList<>();
  private @Nullable Runnable free;
  private @Nullable Consumer<Silence> question;
  private @Nullable Dial dial;
  private boolean full;

  /** What frames are handed to of the line that was opened as the n-th, from 0. */
  public LineListener listener(int line) {
    return lines.get(line);
  }

  /** No line is free until {@link #lineIsFree}. */
  public void full() {
    full = true;
  }

  public void lineIsFree() {
    full = false;
    Objects.requireNonNull(free).run();
  }

  /** One frame comes on the line that was opened as the n-th, from 0. */
  public void frame(int line, byte... bytes) {
    ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
    lines.get(line).frame(buffer, 0, bytes.length);
    buffer.release();
  }

  public void closed(int line) {
    lines.get(line).closed("closed by the server");
  }

  /** Answers the question why the server is silent. */
  public void explain(Silence silence) {
    Objects.requireNonNull(question).accept(silence);
  }

  /** The dial that was begun goes well. */
  public void dialed() {
    Objects.requireNonNull(dial).dialed();
  }

  /** The dial that was begun fails. */
  public void refuse() {
    Objects.requireNonNull(dial).failed("refused");
  }

  @Override
  public void dial(Dial dial) {
    this.dial = dial;
    log.add("dial");
  }

  @Override
  public @Nullable Line open(LineListener listener) {
    if (full) {
      return null;
    }
    int number = lines.size();
    lines.add(listener);
    return new RecordedLine(number);
  }

  @Override
  public void whenFree(Runnable free) {
    this.free = free;
  }

  @Override
  public void explainSilence(Consumer<Silence> found) {
    question = found;
    log.add("why silent");
  }

  @Override
  public void hangUp() {
    log.add("hang up");
  }

  private final class RecordedLine implements Line {
    private final int number;

    RecordedLine(int number) {
      this.number = number;
    }

    @Override
    public ByteBufAllocator allocator() {
      return UnpooledByteBufAllocator.DEFAULT;
    }

    @Override
    public void send(ByteBuf frame) {
      log.add(number + " sent " + ByteBufUtil.hexDump(frame));
      frame.release();
    }

    @Override
    public void sendSecret(ByteBuf frame) {
      log.add(number + " sent a secret");
      byte[] bytes = ByteBufUtil.getBytes(frame);
      secretId = Arrays.copyOfRange(bytes, Math.min(4, bytes.length), Math.min(8, bytes.length));
      frame.release();
    }

    @Override
    public void retire(Duration rest, LineListener late) {
      lines.set(number, late);
      retire(rest);
    }

    @Override
    public void retire(Duration rest) {
      log.add(number + " retired for " + rest.toMillis());
    }
  }
}
