package io.rcon.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of standard error for the logging backend, whose messages hold names of files and
 * servers: what is harmful in them is written out. Line feeds stay, since stack traces and dumps of
 * frames have them. UTF-8 whatever the locale.
 */
final class LogStream extends PrintStream {
  LogStream(OutputStream stream) {
    super(stream, true, StandardCharsets.UTF_8);
  }

  @Override
  public void print(@Nullable String text) {
    super.print(TerminalText.harmless(String.valueOf(text)));
  }

  // How these two write is the JDK's own affair: it need not be by print.
  @Override
  public void println(@Nullable String text) {
    super.println(TerminalText.harmless(String.valueOf(text)));
  }

  @Override
  public void println(@Nullable Object value) {
    println(String.valueOf(value));
  }
}
