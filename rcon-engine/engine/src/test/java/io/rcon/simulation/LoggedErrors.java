package io.rcon.simulation;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the place of the standard error stream, where tests log to. What the engine survives it
 * logs as an error: such lines are kept, and the outages of thousands of runs are dropped.
 */
final class LoggedErrors extends OutputStream implements AutoCloseable {
  private static final int MOST = 20;

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<String> errors = new ArrayList<>();
  private int following;

  LoggedErrors() {
    System.setErr(new PrintStream(this, true, StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void write(int b) {
    if (b != '\n') {
      line.write(b);
      return;
    }
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    boolean error = text.contains(" ERROR ");
    if (following == MOST && text.contains(Throwing.WORDS)) {
      // What the story threw is logged once, and as an error: that is as it should be.
      errors.remove(errors.size() - 1);
      following = 0;
    }
    // A few lines of its stack trace too.
    following = error ? MOST : following - 1;
    if (error || (following > 0 && text.startsWith("\t"))) {
      errors.add(text);
    }
  }

  /** What was logged as an error. */
  synchronized List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public void close() {
    System.setErr(before);
  }
}
