package io.rcon.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Standard output or standard error: UTF-8 whatever the locale. */
final class ProgramOutput {
  private final OutputStream stream;
  private final boolean terminal;
  private final boolean expendable;
  private boolean broken;
  private volatile @Nullable Consumer<String> diverted;

  private ProgramOutput(OutputStream stream, boolean terminal, boolean expendable) {
    this.stream = new BufferedOutputStream(stream, 1 << 16);
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

  boolean isTerminal() {
    return terminal;
  }

  void print(String text) {
    try {
      if (!broken) {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      broken(e);
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
      }
    } catch (IOException e) {
      broken(e);
    }
  }

  private void broken(IOException e) {
    broken = true;
    if (!expendable) {
      throw new ClosedPipeException(e);
    }
  }
}
