package io.rcon.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script by which shells complete this program's options. */
@Command(
    name = "completion",
    header = "Prints a completion script for bash and zsh.",
    footer = {
      "",
      "Example:",
      "  rcon completion > ~/.rcon_completion && source ~/.rcon_completion"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(AutoComplete.bash("rcon", spec.root().commandLine()));
    console.out().flush();
    return ExitCode.OK;
  }
}
