package io.rcon.cli;

import io.rcon.Secret;
import io.rcon.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The ways of giving the password. */
final class PasswordOptions {
  private static final int NAMED = 5;

  @Option(
      names = {"-p", "--password"},
      paramLabel = "PW",
      description = "The rcon password. Other users of this machine can see it; prefer a file.")
  private @Nullable String password;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "Read the password from the first line of a file (UTF-8). Or RCON_PASSWORD_FILE, or the"
              + " password itself in RCON_PASSWORD.")
  private @Nullable String file;

  @Option(
      names = "--password-stdin",
      description = "Read the password from the first line of standard input.")
  private boolean stdin;

  /** The password given by a flag. */
  Optional<Secret> fromFlags(Console console) {
    int given = (password != null ? 1 : 0) + (file != null ? 1 : 0) + (stdin ? 1 : 0);
    if (given > 1) {
      throw CliException.usage(
          "give the password once: -p, --password-file or --password-stdin, not several");
    }
    if (password != null) {
      if (password.isEmpty()) {
        throw CliException.usage("-p: the password is empty");
      }
      return Optional.of(Secret.of(password));
    }
    if (file != null) {
      return Optional.of(read(file, "--password-file", console));
    }
    return stdin ? Optional.of(firstLine(console)) : Optional.empty();
  }

  /** The password given by the environment. */
  static Optional<Secret> fromEnvironment(Console console) {
    String given = console.variable("RCON_PASSWORD");
    if (given != null) {
      return Optional.of(Secret.of(given));
    }
    String named = console.variable("RCON_PASSWORD_FILE");
    return named == null
        ? Optional.empty()
        : Optional.of(read(named, "RCON_PASSWORD_FILE", console));
  }

  /** The password by whatever way there is; asks for it at a terminal as a last resort. */
  Secret require(Console console, String server) {
    return fromFlags(console)
        .or(() -> fromEnvironment(console))
        .orElseGet(() -> {
          if (!console.inIsTerminal()) {
            throw CliException.usage(
                "no password for "
                    + server
                    + "; give --password-file, --password-stdin, -p, RCON_PASSWORD or"
                    + " RCON_PASSWORD_FILE");
          }
          return console.ask("Password for " + server + ": ");
        });
  }

  /** Fails if a server has none: an empty login would only be refused, and counted against us. */
  static void requireAll(List<Server> servers) {
    List<String> without =
        servers.stream().filter(s -> s.secret().isEmpty()).map(Server::name).toList();
    if (!without.isEmpty()) {
      String names = String.join(", ", without.stream().limit(NAMED).toList());
      String more = without.size() > NAMED ? " and " + (without.size() - NAMED) + " more" : "";
      throw CliException.usage(
          "no password for "
              + names
              + more
              + "; write password or password_file into the fleet file, or give --password-file,"
              + " RCON_PASSWORD or RCON_PASSWORD_FILE");
    }
  }

  static Secret read(String name, String source, Console console) {
    try {
      Path path = FileFlag.path(source, name);
      Secret password = Secret.read(path);
      warnIfExposed(path, "a password", console);
      return password;
    } catch (java.nio.file.NoSuchFileException e) {
      throw CliException.usage(source + ": there is no file " + name);
    } catch (java.nio.file.AccessDeniedException e) {
      throw CliException.usage(source + ": the file " + name + " may not be read");
    } catch (IOException e) {
      throw CliException.usage(source + ": " + e.getMessage());
    }
  }

  static void warnIfExposed(Path file, String what, Console console) {
    if (Secret.isExposed(file)) {
      console
          .err()
          .line(
              TerminalText.harmless(
                  "rcon: "
                      + file
                      + " holds "
                      + what
                      + " and others can read it; run chmod 600 on it"));
    }
  }

  private static Secret firstLine(Console console) {
    try {
      Secret password = console.lines().nextSecret();
      if (password.isEmpty()) {
        throw CliException.usage("--password-stdin: standard input begins with no password");
      }
      return password;
    } catch (IOException e) {
      throw CliException.usage("--password-stdin: " + e.getMessage());
    }
  }
}
