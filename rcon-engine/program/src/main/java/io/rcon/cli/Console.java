package io.rcon.cli;

import io.rcon.Secret;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The world outside the program: its streams, its environment, its terminal and Ctrl-C. */
final class Console {
  /** Reads a variable of the environment. */
  interface Environment {
    @Nullable String variable(String name);
  }

  private final InputStream in;
  private final boolean inIsTerminal;
  private final ProgramOutput out;
  private final ProgramOutput err;
  private final Environment environment;
  private final BiFunction<Console, String, Secret> hiddenPrompt;
  private final Interrupts interrupts = new Interrupts();
  private @Nullable Utf8Lines lines;

  Console(
      InputStream in,
      boolean inIsTerminal,
      ProgramOutput out,
      ProgramOutput err,
      Environment environment,
      BiFunction<Console, String, Secret> hiddenPrompt) {
    this.in = in;
    this.inIsTerminal = inIsTerminal;
    this.out = out;
    this.err = err;
    this.environment = environment;
    this.hiddenPrompt = hiddenPrompt;
  }

  static Console ofThisProcess(Environment environment) {
    return new Console(
        new FileInputStream(FileDescriptor.in),
        Terminals.isTerminal(0),
        ProgramOutput.ofAnswers(new FileOutputStream(FileDescriptor.out), Terminals.isTerminal(1)),
        ProgramOutput.ofMessages(new FileOutputStream(FileDescriptor.err), Terminals.isTerminal(2)),
        environment,
        HiddenPrompt::ask);
  }

  /** Standard input, line by line; the same reader every time, so that none loses what it read. */
  Utf8Lines lines() {
    Utf8Lines current = lines;
    if (current == null) {
      current = new Utf8Lines(in, "standard input");
      lines = current;
    }
    return current;
  }

  /** Standard input, for those who read no lines. */
  InputStream input() {
    return in;
  }

  boolean inIsTerminal() {
    return inIsTerminal;
  }

  ProgramOutput out() {
    return out;
  }

  ProgramOutput err() {
    return err;
  }

  Interrupts interrupts() {
    return interrupts;
  }

  /**
   * A variable of the environment, without line breaks at its end, which the files that variables
   * are made from often leave there; one that is empty counts as not set.
   */
  @Nullable String variable(String name) {
    String value = environment.variable(name);
    if (value == null) {
      return null;
    }
    int end = value.length();
    while (end > 0 && (value.charAt(end - 1) == '\n' || value.charAt(end - 1) == '\r')) {
      end--;
    }
    return end == 0 ? null : value.substring(0, end);
  }

  /** Asks at the terminal without showing the answer. */
  Secret ask(String prompt) {
    return hiddenPrompt.apply(this, prompt);
  }

  /** Whether what goes to standard output may be coloured. */
  boolean colours() {
    return out.isTerminal() && variable("NO_COLOR") == null && !"dumb".equals(variable("TERM"));
  }
}
