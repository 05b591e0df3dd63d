package io.rcon.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers that come after a while, or never. One list for each millisecond, so that ten thousand
 * answers on their way cost the loop little. On one event loop.
 */
final class LateAnswers {
  private record Late(Channel channel, ByteBuf answer, @Nullable InetSocketAddress to) {}

  private final EventLoop loop;
  private final int spread;
  private final int silent;
  private final SplittableRandom random = new SplittableRandom(7);
  private final List<List<Late>> wheel = new ArrayList<>();
  private int hand;
  private boolean turning;
  private volatile long lastWritten;

  LateAnswers(EventLoop loop, int spreadMillis, int silentPercent) {
    this.loop = loop;
    this.spread = spreadMillis;
    this.silent = silentPercent;
    for (int i = 0; i <= spreadMillis; i++) {
      wheel.add(new ArrayList<>());
    }
  }

  boolean areWanted() {
    return spread > 0 || silent > 0;
  }

  /** Whether this command gets no answer. */
  boolean isSilent() {
    return silent > 0 && random.nextInt(100) < silent;
  }

  long lastWritten() {
    return lastWritten;
  }

  void send(Channel channel, ByteBuf answer, @Nullable InetSocketAddress to) {
    int delay = spread == 0 ? 0 : random.nextInt(spread + 1);
    if (delay == 0) {
      write(new Late(channel, answer, to));
      return;
    }
    wheel.get((hand + delay) % wheel.size()).add(new Late(channel, answer, to));
    if (!turning) {
      turning = true;
      loop.scheduleAtFixedRate(this::turn, 1, 1, TimeUnit.MILLISECONDS);
    }
  }

  private void turn() {
    hand = (hand + 1) % wheel.size();
    List<Late> due = wheel.get(hand);
    due.forEach(this::write);
    due.clear();
  }

  private void write(Late late) {
    Object message = late.to == null ? late.answer : new DatagramPacket(late.answer, late.to);
    late.channel.writeAndFlush(message, late.channel.voidPromise());
    lastWritten = System.nanoTime();
  }
}
