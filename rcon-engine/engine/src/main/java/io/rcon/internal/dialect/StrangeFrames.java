package io.rcon.internal.dialect;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Frames of types that are no answer: a server whose answers have such a type seems to be silent,
 * and the failure of its command says what came instead.
 */
final class StrangeFrames {
  /** So many are remembered. */
  private static final int MOST = 4;

  private record Frame(int id, int type, int length, int lastId) {}

  private final SourceIds ids;
  private final Deque<Frame> frames = new ArrayDeque<>(MOST);

  StrangeFrames(SourceIds ids) {
    this.ids = ids;
  }

  void came(int id, int type, int length) {
    if (frames.size() == MOST) {
      frames.removeFirst();
    }
    frames.add(new Frame(id, type, length, ids.last()));
  }

  /** Describes frames that came under a command's id, or under no command's after it was sent. */
  String words(int key) {
    StringBuilder words = new StringBuilder();
    for (Frame frame : frames) {
      boolean since = frame.lastId - key >= 0 && !ids.isCommands(frame.id);
      if (frame.id == key || since) {
        words.append(words.isEmpty() ? "" : ", ");
        words.append("type ").append(frame.type).append(" (").append(frame.length);
        words.append(" bytes)");
      }
    }
    return words.isEmpty() ? "" : "frames came that are no answer here: " + words;
  }
}
