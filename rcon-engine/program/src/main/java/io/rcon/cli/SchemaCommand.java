package io.rcon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what programs can rely on of the output in JSON. */
@Command(
    name = "schema",
    header = "Prints the JSON schema of what a command prints with -o json.",
    description = {
      "Each line of such an output is one object that fits the schema. Fields may be added in later"
          + " versions; those that are there keep their meaning."
    },
    footer = {"", "Example:", "  rcon schema players > players.schema.json"})
final class SchemaCommand implements Callable<Integer> {
  /** The commands whose output has a schema. */
  enum Output {
    /** {@code rcon status}. */
    status,
    /** {@code rcon players}. */
    players,
    /** {@code rcon exec}. */
    exec,
    /** {@code rcon check}. */
    check
  }

  private final Console console;

  @Parameters(paramLabel = "COMMAND", description = "One of ${COMPLETION-CANDIDATES}.")
  private Output output = Output.status;

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(text(output));
    return ExitCode.OK;
  }

  static String text(Output output) {
    String file = "schema/" + output + ".json";
    try (InputStream in = SchemaCommand.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
