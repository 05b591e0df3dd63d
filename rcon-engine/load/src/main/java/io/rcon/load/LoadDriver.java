package io.rcon.load;

import java.util.List;

/** Gives the commands of one run, and ends when the last has ended. Loop only. */
abstract class LoadDriver {
  /** So often it looks around, whatever happens. */
  private static final long GLANCE = 50_000_000;

  final LoadPlan plan;
  final LoadClock clock;
  final List<? extends LoadLine> lines;
  final LoadBooks books;
  private final CommandSource commands;
  private final Runnable done;
  long begin;
  long warmUntil;
  long end;
  private int next;
  private boolean over;
  private boolean closed;

  LoadDriver(
      LoadPlan plan,
      LoadClock clock,
      List<? extends LoadLine> lines,
      CommandSource commands,
      LoadBooks books,
      Runnable done) {
    this.plan = plan;
    this.clock = clock;
    this.lines = lines;
    this.commands = commands;
    this.books = books;
    this.done = done;
  }

  static LoadDriver of(
      LoadPlan plan,
      LoadClock clock,
      List<? extends LoadLine> lines,
      CommandSource commands,
      LoadBooks books,
      Runnable done) {
    return plan.isClosed()
        ? new ClosedLoop(plan, clock, lines, commands, books, done)
        : new OpenLoop(plan, clock, lines, commands, books, done);
  }

  /** Starts what is due, and returns when the next is; {@link Long#MAX_VALUE} for none. */
  abstract long startDue(long now);

  final void start() {
    begin = clock.nanoTime();
    warmUntil = begin + plan.warmUp().toNanos();
    end = warmUntil + plan.duration().toNanos();
    books.counts(warmUntil, end);
    turn();
  }

  /** Starts no more, and ends with what is on its way. */
  final void stop() {
    long now = clock.nanoTime();
    end = Math.min(end, Math.max(now, warmUntil));
    over = over || now >= end || now < warmUntil;
    books.counts(warmUntil, end);
  }

  private void turn() {
    long now = clock.nanoTime();
    long due = over ? Long.MAX_VALUE : startDue(now);
    books.turn(now);
    over = over || now >= end;
    if (over && books.outstanding() == 0) {
      close(now);
    } else {
      long wake = now + GLANCE;
      wake = due == Long.MAX_VALUE ? wake : Math.min(wake, due);
      if (!over) {
        wake = Math.min(wake, Math.max(now, books.nextTurn()));
      }
      clock.at(wake, this::turn);
    }
  }

  private void close(long now) {
    if (!closed) {
      closed = true;
      books.close(now);
      done.run();
    }
  }

  boolean isOver(long time) {
    return over || time >= end;
  }

  final void begin(long scheduledAt, long now, LoadLine line) {
    boolean warm = scheduledAt < warmUntil;
    if (books.isFull()) {
      books.notStarted(warm);
      return;
    }
    books.give(commands.next(scheduledAt, warm), line, now);
  }

  /** The next line in turn, one that takes a command at once if there is any. */
  final LoadLine line() {
    int count = lines.size();
    for (int i = 0; i < count; i++) {
      LoadLine line = lines.get((next + i) % count);
      if (!line.isFull()) {
        next = (next + i + 1) % count;
        return line;
      }
    }
    next = (next + 1) % count;
    return lines.get(next);
  }
}
