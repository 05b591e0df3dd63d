package io.rcon.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--selectors",
      paramLabel = "FILE",
      hidden = true,
      description = "Print the terms that choose something from a fleet file.")
  private @Nullable String fleet;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (fleet != null) {
      SelectorTerms.of(fleet).forEach(term -> console.out().print(term + "\n"));
    } else {
      console.out().print(CompletionScript.of(spec.root().commandLine()));
    }
    console.out().flush();
    return ExitCode.OK;
  }
}
