package io.rcon.cli;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines on a thread of its own, since a read cannot be interrupted, and hands them to the
 * loop: never more of them than there is room for.
 */
final class LineFeeder {
  private final CommandLines lines;
  private final MainLoop loop;
  private final Semaphore room;
  private boolean ended;
  private @Nullable IOException problem;

  LineFeeder(CommandLines lines, MainLoop loop, int room) {
    this.lines = lines;
    this.loop = loop;
    this.room = new Semaphore(room);
  }

  /** Begins to read. The consumer runs in turns of the loop. */
  void start(Consumer<String> consumer) {
    Thread reader = new Thread(() -> read(consumer), "rcon-stdin");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(Consumer<String> consumer) {
    try {
      for (String line; (line = lines.next()) != null; ) {
        String command = line;
        room.acquireUninterruptibly();
        loop.execute(() -> feed(consumer, command));
      }
      loop.execute(() -> end(null));
    } catch (IOException e) {
      loop.execute(() -> end(e));
    }
  }

  private void feed(Consumer<String> consumer, String line) {
    if (!ended) {
      consumer.accept(line);
    }
  }

  private void end(@Nullable IOException why) {
    ended = true;
    if (problem == null) {
      problem = why;
    }
  }

  /** Makes room for another line. */
  void release() {
    room.release();
  }

  /** Takes no more lines. */
  void stop() {
    ended = true;
  }

  /** Whether all lines were handed over; on the loop's thread. */
  boolean ended() {
    return ended;
  }

  /** Fails if the input could not be read to its end. */
  void check() {
    if (problem != null) {
      throw CliException.usage(
          problem.getMessage() + "; the lines before it were run, nothing after it");
    }
  }
}
