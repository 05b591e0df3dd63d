package io.rcon.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way from a client to its game. Every piece, which is a whole frame unless the tunnel is raw,
 * is one write and one flush.
 *
 * <p>Where pieces are spaced out, the next follows when the game has sent something, or after a
 * second. Some games lose two frames that they find together. That helps clients that send too
 * early; those that wait for the answer, as they should, it costs nothing.
 *
 * <p>While a piece waits, nothing more is read from the client.
 */
final class Forward {
  static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final Channel client;
  private final boolean spaced;
  private final Queue<Piece> waiting = new ArrayDeque<>();

  private @Nullable Channel game;
  private @Nullable ScheduledFuture<?> timeout;
  private long writtenAt;
  private boolean unanswered;
  private boolean ended;
  private boolean stopped;

  Forward(Channel client, boolean spaced) {
    this.client = client;
    this.spaced = spaced;
  }

  /** A secret one is overwritten once it has left, or never will: pooled memory is used again. */
  private record Piece(ByteBuf bytes, boolean secret) {
    void write(Channel to) {
      if (!secret) {
        to.writeAndFlush(bytes, to.voidPromise());
        return;
      }
      bytes.retain();
      to.writeAndFlush(bytes).addListener(written -> release());
    }

    void release() {
      if (secret && bytes.refCnt() == 1) {
        bytes.setZero(0, bytes.capacity());
      }
      bytes.release();
    }
  }

  /** Takes over a piece and writes it as soon as it may be written. */
  void add(ByteBuf bytes) {
    add(new Piece(bytes, false));
  }

  /** The same with a piece that holds the game's password. */
  void addSecret(ByteBuf bytes) {
    add(new Piece(bytes, true));
  }

  private void add(Piece piece) {
    waiting.add(piece);
    pump();
  }

  /** The game is there. */
  void open(Channel channel) {
    game = channel;
    pump();
  }

  /** The game has sent something, so it has read the pieces before. */
  void answered() {
    unanswered = false;
    pump();
  }

  /** The client has ended its side; the game's side is ended after the last piece. */
  void end() {
    ended = true;
    pump();
  }

  /** Nothing more is read from the client; waiting pieces still leave. */
  void stop() {
    stopped = true;
    pump();
  }

  /** Writes what may be written now. */
  void pump() {
    Channel to = game;
    if (to == null) {
      client.config().setAutoRead(false);
      return;
    }
    while (!waiting.isEmpty() && to.isWritable() && mayWrite()) {
      Piece piece = waiting.remove();
      unanswered = true;
      writtenAt = client.eventLoop().ticker().nanoTime();
      piece.write(to);
    }
    if (ended && waiting.isEmpty()) {
      ended = false;
      ((DuplexChannel) to).shutdownOutput();
    }
    client.config().setAutoRead(!stopped && waiting.isEmpty() && to.isWritable());
  }

  private boolean mayWrite() {
    if (!spaced || !unanswered) {
      return true;
    }
    long left = writtenAt + TIMEOUT.toNanos() - client.eventLoop().ticker().nanoTime();
    if (left <= 0) {
      return true;
    }
    if (timeout == null || timeout.isDone()) {
      timeout = client.eventLoop().schedule(this::pump, left, TimeUnit.NANOSECONDS);
    }
    return false;
  }

  /** Whether no answer is outstanding: all was written, and the game has sent something since. */
  boolean isQuiet() {
    return waiting.isEmpty() && !unanswered;
  }

  void release() {
    waiting.forEach(Piece::release);
    waiting.clear();
    if (timeout != null) {
      timeout.cancel(false);
    }
  }
}
