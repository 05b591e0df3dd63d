package io.rcon.cli;

import io.rcon.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Asks for a password at the terminal without showing it. The terminal's echo is switched by {@code
 * stty}, and the line is read as UTF-8 whatever the locale; where there is no {@code stty}, Java
 * asks.
 */
final class HiddenPrompt {
  private HiddenPrompt() {}

  static Secret ask(Console console, String prompt) {
    try {
      Secret password = read(console, prompt);
      if (password.isEmpty()) {
        throw CliException.usage("no password was given");
      }
      return password;
    } catch (IOException e) {
      throw CliException.usage("cannot ask for the password here: " + e.getMessage());
    }
  }

  private static Secret read(Console console, String prompt) throws IOException {
    String before;
    try {
      before = stty("-g");
    } catch (IOException e) {
      return ofJava(prompt);
    }
    // The read below cannot be interrupted, so Ctrl-C ends the process from here.
    console.interrupts().handle(() -> abandon(before));
    stty("-echo");
    try {
      console.err().print(prompt);
      console.err().flush();
      return console.lines().nextSecret();
    } finally {
      stty(before);
      console.interrupts().handle(() -> {});
      console.err().line("");
    }
  }

  private static Secret ofJava(String prompt) throws IOException {
    java.io.Console console =
        Terminals.console().orElseThrow(() -> new IOException("there is no terminal"));
    char[] password = console.readPassword("%s", prompt);
    if (password == null) {
      return Secret.none();
    }
    try {
      return Secret.of(password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static void abandon(String before) {
    try {
      stty(before);
    } catch (IOException e) {
      // The process ends; there is nothing more to do for the terminal.
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  /** Runs stty on the terminal that is our standard input. */
  private static String stty(String argument) throws IOException {
    Process stty =
        new ProcessBuilder("stty", argument).redirectInput(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (stty.waitFor() != 0) {
        throw new IOException("stty failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return said.strip();
  }
}
