package io.rcon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Says which of the standard streams are terminals. */
final class Terminals {
  private Terminals() {}

  /**
   * Whether a standard stream is a terminal. Linux tells of each; elsewhere Java tells only whether
   * input and output both are.
   */
  static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || "/dev/console".equals(target);
    } catch (IOException | UnsupportedOperationException e) {
      return !Files.exists(Path.of("/proc/self")) && console().isPresent();
    }
  }

  /** Java's own console, where that is a terminal. */
  // Java 17 has none without a terminal; the check of newer ones follows.
  @SuppressWarnings("SystemConsoleNull")
  static Optional<java.io.Console> console() {
    java.io.Console console = System.console();
    if (console == null) {
      return Optional.empty();
    }
    try {
      // From Java 22 on there is always a console, and it says itself whether it is a terminal.
      boolean terminal = (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
      return terminal ? Optional.of(console) : Optional.empty();
    } catch (ReflectiveOperationException e) {
      return Optional.of(console);
    }
  }
}
