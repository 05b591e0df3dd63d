package io.rcon.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Standard output or standard error: UTF-8 whatever the locale. */
final class ProgramOutput {
  private static final int BUFFER = 1 << 16;

  private final OutputStream raw;
  private final boolean terminal;
  private final boolean expendable;
  private volatile OutputStream stream;
  private @Nullable Consumer<String> onFullDisk;
  private boolean full;
  private boolean pending;
  private boolean broken;
  private volatile @Nullable Consumer<String> diverted;

  private ProgramOutput(OutputStream stream, boolean terminal, boolean expendable) {
    raw = stream;
    this.stream = new BufferedOutputStream(raw, BUFFER);
    this.terminal = terminal;
    this.expendable = expendable;
  }

  /** The answers: when nobody takes them any more, the program has nothing left to do. */
  static ProgramOutput ofAnswers(OutputStream stream, boolean terminal) {
    return new ProgramOutput(stream, terminal, false);
  }

  /** Messages beside the answers: they may be lost. */
  static ProgramOutput ofMessages(OutputStream stream, boolean terminal) {
    return new ProgramOutput(stream, terminal, true);
  }

  /**
   * Has lines lost from now on for which a full disk has no room, where an answer would end the
   * program.
   *
   * @param news is told once that lines are lost, and once that there is room again
   */
  void outlastFullDisk(Consumer<String> news) {
    onFullDisk = news;
  }

  boolean isTerminal() {
    return terminal;
  }

  void print(String text) {
    try {
      if (!broken) {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        pending = true;
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  /**
   * Hands lines to somebody else from now on, on the thread that writes them; null ends that. For a
   * terminal on which something is drawn.
   */
  void divert(@Nullable Consumer<String> to) {
    diverted = to;
  }

  /** Writes a line and hands it on at once. */
  void line(String text) {
    Consumer<String> other = diverted;
    if (other != null) {
      other.accept(text);
      return;
    }
    print(text + "\n");
    flush();
  }

  void flush() {
    try {
      if (!broken) {
        stream.flush();
        roomAgain();
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  private void roomAgain() {
    Consumer<String> news = onFullDisk;
    if (full && pending && news != null) {
      full = false;
      news.accept("the output can be written again");
    }
    pending = false;
  }

  private void failed(IOException e) {
    // What is in the buffer is lost: written in part, it would be written again.
    stream = new BufferedOutputStream(raw, BUFFER);
    pending = false;
    if (expendable) {
      return;
    }
    Consumer<String> news = onFullDisk;
    if (news == null || !FileTrouble.isFullDisk(e)) {
      broken = true;
      throw new ClosedPipeException(e);
    }
    if (!full) {
      full = true;
      news.accept(
          "the output cannot be written, and lines are lost until it can; watching goes on: "
              + e.getMessage());
    }
  }
}
