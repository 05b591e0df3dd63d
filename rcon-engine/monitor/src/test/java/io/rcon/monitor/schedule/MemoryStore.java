package io.rcon.monitor.schedule;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A journal's lines in memory, which survive the watcher; and a kill or a full disk at a write. */
final class MemoryStore implements JournalStore {
  /** The watcher is gone, as after kill -9: from then on it writes nothing. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final List<JournalLine> disk;
  private int writes;
  private boolean killed;
  int killBefore = -1;
  int killAfter = -1;
  int fullFrom = Integer.MAX_VALUE;
  boolean full;

  MemoryStore(List<JournalLine> disk) {
    this.disk = disk;
  }

  void checkAlive() {
    if (killed) {
      throw new Killed();
    }
  }

  int writes() {
    return writes;
  }

  @Override
  public List<JournalLine> read() {
    return new ArrayList<>(disk);
  }

  @Override
  public void append(List<JournalLine> lines, boolean force) throws IOException {
    checkAlive();
    int number = writes++;
    killed = number == killBefore;
    checkAlive();
    if (full || number >= fullFrom) {
      throw new IOException("no space left on device");
    }
    disk.addAll(lines);
    killed = number == killAfter;
    checkAlive();
  }

  @Override
  public void replace(List<JournalLine> lines) {
    checkAlive();
    disk.clear();
    disk.addAll(lines);
  }

  @Override
  public void close() {}
}
