package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.codec.source.SourcePacket;
import io.rcon.simulator.Step.Pause;
import io.rcon.simulator.Step.Simple;
import io.rcon.simulator.Step.Write;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns one answer and its mishaps into steps. Used once. */
final class MishapPlan {
  private final AnswerOutput line;
  private final InetSocketAddress to;
  private final List<ByteBuf> parts;

  private Mishap.@Nullable Split split;
  private Duration between = Duration.ZERO;
  private @Nullable Simple ending;
  private Duration beforeEnding = Duration.ZERO;
  private boolean heldForNext;
  private boolean afterNext;

  MishapPlan(AnswerOutput line, Answer answer) {
    this.line = line;
    to = answer.to();
    parts = new ArrayList<>(answer.parts());
    ending = answer.closes() ? Simple.CLOSE : null;
    answer.mishaps().forEach(this::apply);
  }

  /** The sum of the delays among the mishaps. */
  static long delayNanos(List<Mishap> mishaps) {
    long nanos = 0;
    for (Mishap mishap : mishaps) {
      if (mishap instanceof Mishap.Delay delay) {
        nanos += delay.by().toNanos();
      }
    }
    return nanos;
  }

  private void apply(Mishap mishap) {
    if (mishap instanceof Mishap.Split pieces) {
      split = pieces;
    } else if (mishap instanceof Mishap.Coalesce) {
      heldForNext = true;
    } else if (mishap instanceof Mishap.Reorder) {
      afterNext = true;
    } else if (mishap instanceof Mishap.CloseMidFrame at) {
      truncate(at.bytes());
      ending = Simple.CLOSE;
    } else if (mishap instanceof Mishap.CloseAfter later) {
      closeAfter(later);
    } else if (mishap instanceof Mishap.Close) {
      end(Simple.CLOSE);
    } else if (mishap instanceof Mishap.Reset) {
      end(Simple.RESET);
    } else if (mishap instanceof Mishap.Stall) {
      end(Simple.STALL);
    } else if (mishap instanceof Mishap.Lose) {
      truncate(0);
    } else {
      change(mishap);
    }
  }

  private void change(Mishap mishap) {
    if (mishap instanceof Mishap.LosePart lost) {
      if (lost.part() >= 0 && lost.part() < parts.size()) {
        parts.remove(lost.part()).release();
      }
    } else if (mishap instanceof Mishap.ReverseParts) {
      Collections.reverse(parts);
    } else if (mishap instanceof Mishap.Duplicate) {
      parts.addAll(parts.stream().map(ByteBuf::copy).toList());
    } else if (mishap instanceof Mishap.Garbage garbage) {
      parts.add(0, Unpooled.wrappedBuffer(garbage.bytes()));
    } else if (mishap instanceof Mishap.Unsolicited packet) {
      parts.add(0, line.unsolicited(packet));
    } else if (mishap instanceof Mishap.Frames frames && line.hasSourceFrames()) {
      List<ByteBuf> whole = List.copyOf(parts);
      parts.clear();
      whole.forEach(part -> cut(part, frames.bytes()));
      between = frames.pause();
    } else if (mishap instanceof Mishap.WrongId wrong && line.hasSourceFrames()) {
      parts.forEach(frame -> frame.setIntLE(frame.readerIndex() + 4, wrong.id()));
    } else if (mishap instanceof Mishap.BadLength bad
        && line.hasSourceFrames()
        && !parts.isEmpty()) {
      parts.get(0).setIntLE(parts.get(0).readerIndex(), bad.length());
    }
  }

  private void cut(ByteBuf frame, int bytes) {
    int id = frame.getIntLE(frame.readerIndex() + 4);
    int type = frame.getIntLE(frame.readerIndex() + 8);
    frame.skipBytes(12);
    do {
      byte[] piece = new byte[Math.min(bytes, frame.readableBytes() - 2)];
      frame.readBytes(piece);
      parts.add(SourcePacket.encode(frame.alloc(), id, type, piece));
    } while (frame.readableBytes() > 2);
    frame.release();
  }

  private void closeAfter(Mishap.CloseAfter later) {
    if (line.isStream()) {
      while (parts.size() > later.parts()) {
        parts.remove(parts.size() - 1).release();
      }
      ending = later.resets() ? Simple.RESET : Simple.CLOSE;
      beforeEnding = later.after();
    }
  }

  private void end(Simple with) {
    truncate(0);
    ending = with;
  }

  /** Keeps the first bytes of the answer only. */
  private void truncate(int bytes) {
    int left = bytes;
    for (int i = 0; i < parts.size(); i++) {
      ByteBuf part = parts.get(i);
      int kept = Math.min(left, part.readableBytes());
      part.writerIndex(part.readerIndex() + kept);
      left -= kept;
    }
    parts.removeIf(part -> !part.isReadable() && part.release());
  }

  boolean isHeldForNext() {
    return heldForNext;
  }

  boolean isAfterNext() {
    return afterNext;
  }

  /** The steps of this answer, without a flush at their end. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    if (split != null && line.isStream()) {
      split(split, steps);
    } else {
      for (ByteBuf part : parts) {
        if (!steps.isEmpty() && !between.isZero()) {
          steps.add(Simple.FLUSH);
          steps.add(new Pause(between.toNanos()));
        }
        steps.add(new Write(part, to));
      }
    }
    if (ending != null) {
      steps.add(Simple.FLUSH);
      if (!beforeEnding.isZero()) {
        steps.add(new Pause(beforeEnding.toNanos()));
      }
      steps.add(ending);
    }
    return steps;
  }

  private void split(Mishap.Split pieces, List<Step> steps) {
    ByteBuf all = Unpooled.wrappedBuffer(parts.toArray(ByteBuf[]::new));
    for (int i = 0; all.isReadable(); i++) {
      int size = pieces.sizes().get(Math.min(i, pieces.sizes().size() - 1));
      steps.add(new Write(all.readRetainedSlice(Math.min(size, all.readableBytes())), to));
      steps.add(Simple.FLUSH);
      if (!pieces.pause().isZero() && all.isReadable()) {
        steps.add(new Pause(pieces.pause().toNanos()));
      }
    }
    all.release();
  }
}
