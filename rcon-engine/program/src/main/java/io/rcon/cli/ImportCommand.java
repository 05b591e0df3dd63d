package io.rcon.cli;

import io.rcon.Dialect;
import io.rcon.config.FleetFileException;
import io.rcon.config.FleetImport;
import io.rcon.config.ImportForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a fleet file of other programs' files. */
@Command(
    name = "import",
    header = "Makes a fleet file of what other programs know of their servers.",
    description = {
      "",
      "Reads Minecraft's server.properties, gorcon's rcon.yaml, .rcon-cli.yaml, .rconrc, and",
      "mcrcon's variables (from the environment, or from lines NAME=value in a file *.env).",
      "The fleet file goes to standard output. The passwords go to files of their own, mode 0600,",
      "in the folder 'secrets' beside it. No file is ever written over."
    },
    footer = {
      "",
      "Example:",
      "  rcon import lobby/server.properties survival/server.properties ~/.rconrc --out fleet.yaml"
    })
final class ImportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The files, each known by its name.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--as",
      paramLabel = "FORM",
      description = "What the files are, whatever their names: ${COMPLETION-CANDIDATES}.")
  private @Nullable ImportForm form;

  @Option(names = "--mcrcon", description = "Take MCRCON_HOST, MCRCON_PORT and MCRCON_PASS.")
  private boolean mcrcon;

  @Option(
      names = {"-t", "--type"},
      paramLabel = "DIALECT",
      description = "The game of all the servers, where its port does not tell.",
      completionCandidates = DialectNames.class)
  private @Nullable String dialect;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the fleet file here.")
  private @Nullable String out;

  @Option(
      names = "--passwords",
      paramLabel = "FOLDER",
      description = "The passwords' folder, relative to the fleet file. Default: secrets.")
  private String passwords = "secrets";

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (files.isEmpty() && !mcrcon) {
      throw CliException.usage("import: name a file, or say --mcrcon for its variables");
    }
    FleetImport servers = new FleetImport();
    if (dialect != null) {
      servers.dialect(named(dialect));
    }
    try {
      for (String name : files) {
        Path file = FileFlag.path("import", name);
        servers.add(file, form(file));
      }
      if (mcrcon) {
        servers.addMcrcon(console::variable);
      }
    } catch (FleetFileException e) {
      e.problems()
          .forEach(problem ->
              console.err().line("rcon: " + TerminalText.harmless(problem).replace("\n", " ")));
      return ExitCode.USAGE;
    }
    write(servers, FileFlag.path("--passwords", passwords));
    servers.notes().forEach(note -> console.err().line(TerminalText.harmless(note)));
    console
        .err()
        .line(
            servers.size()
                + (servers.size() == 1 ? " server; its password is" : " servers; passwords are")
                + " in "
                + TerminalText.harmless(passwords)
                + ". 'rcon check -f' tells whether the dialects fit.");
    return ExitCode.OK;
  }

  private void write(FleetImport servers, Path folder) {
    try {
      if (out != null) {
        servers.write(FileFlag.path("--out", out), folder);
      } else {
        servers.writePasswords(
            Path.of(""),
            folder,
            text -> {
              console.out().print(text);
              console.out().flush();
            });
      }
    } catch (IOException e) {
      throw CliException.usage("import: " + e.getMessage());
    }
  }

  private ImportForm form(Path file) {
    if (form != null) {
      return form;
    }
    return ImportForm.ofName(file)
        .orElseThrow(() ->
            CliException.usage(
                "import: the name "
                    + file
                    + " does not tell what it is; say --as server_properties, gorcon, rcon_cli,"
                    + " rconrc or mcrcon"));
  }

  private static Dialect named(String name) {
    return Dialect.named(name)
        .orElseThrow(() ->
            CliException.usage(
                "-t: there is no dialect '" + name + "'" + NearDialects.words(name)));
  }
}
