package io.rcon.cli;

import java.io.Writer;

/** Lets the argument parser print to an {@link ProgramOutput}. */
final class OutputWriter extends Writer {
  private final ProgramOutput output;

  OutputWriter(ProgramOutput output) {
    this.output = output;
  }

  @Override
  public void write(char[] characters, int from, int length) {
    output.print(new String(characters, from, length));
  }

  @Override
  public void flush() {
    output.flush();
  }

  @Override
  public void close() {
    output.flush();
  }
}
