package io.rcon.monitor.schedule;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Keeps the lines of a journal. One thread. */
interface JournalStore extends Closeable {
  /** All lines; called once, before anything else. */
  List<JournalLine> read() throws IOException;

  /** Adds lines, all or none; forced to disk when it returns if that is wanted. */
  void append(List<JournalLine> lines, boolean force) throws IOException;

  /** Puts other lines in the place of all. */
  void replace(List<JournalLine> lines) throws IOException;
}
