package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.Server;
import io.rcon.internal.wire.Line;
import io.rcon.internal.wire.LineListener;
import io.rcon.spi.Opening;
import io.rcon.spi.Output;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The output of a conversation: its frames go to its line, while there is one. Event loop only. */
final class LineOutput implements Output, Opening {
  private @Nullable WireTrace trace;
  private @Nullable Line line;
  private int frameBegins;
  private boolean over;

  /** Whether what is sent holds the password. */
  private boolean secret;

  /** Whether anything was sent since the last command began. */
  boolean hasSent;

  LineOutput(Server server) {
    trace = WireTrace.of(server);
  }

  /** Another line is about to be opened. */
  void beginsAgain(Server server) {
    trace = WireTrace.of(server);
    over = false;
  }

  void opened(Line opened) {
    line = opened;
  }

  /** Frames that are sent from now on hold the password, or not; {@return whether it did before} */
  boolean secret(boolean secret) {
    boolean before = this.secret;
    this.secret = secret;
    return before;
  }

  /** Ends the line, once: it may be another command's afterwards. */
  void retire(Duration rest, @Nullable LineListener late) {
    Line ended = line;
    over = true;
    line = null;
    if (ended != null && late != null) {
      ended.retire(rest, late);
    } else if (ended != null) {
      ended.retire(rest);
    }
  }

  @Nullable ByteBuf unfinished() {
    return line == null || over ? null : line.unfinished();
  }

  @Override
  public Optional<SocketAddress> remote() {
    return line == null ? Optional.empty() : Optional.ofNullable(line.remote());
  }

  @Override
  public Optional<SocketAddress> peer() {
    return remote();
  }

  void came(ByteBuf buffer, int index, int length) {
    if (trace != null) {
      trace.in(buffer, index, length);
    }
  }

  @Override
  public ByteBufAllocator allocator() {
    return line == null ? UnpooledByteBufAllocator.DEFAULT : line.allocator();
  }

  @Override
  public ByteBuf frame(int size) {
    ByteBuf frame;
    if (line == null || over) {
      frame = Unpooled.buffer(size, size);
    } else {
      frame = secret ? line.allocator().buffer(size, size) : line.frame(size);
    }
    frameBegins = frame.writerIndex();
    return frame;
  }

  @Override
  public void send(ByteBuf frame) {
    if (line == null || over) {
      frame.release();
      return;
    }
    if (trace != null && secret) {
      trace.outSecret(frame, frameBegins);
    } else if (trace != null) {
      trace.out(frame, frameBegins);
    }
    frameBegins = 0;
    hasSent = true;
    if (secret) {
      line.sendSecret(frame);
    } else {
      line.send(frame);
    }
  }
}
