package io.rcon.cli;

import io.rcon.Server;
import io.rcon.status.ServerStatus;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how servers do. */
@Command(
    name = "status",
    header = "Shows how many are online, on which map.",
    footer = {"", "Example:", "  rcon status -f fleet.yaml -l region=eu"})
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private AskOptions options = new AskOptions();

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Table table = new Table("SERVER", "ONLINE", "MAX", "BOTS", "MAP", "NAME", "VERSION");
    int code =
        options.ask(
            console,
            (server, status) -> {
              if (options.isJson()) {
                console.out().line(StatusJson.status(server, status));
              } else {
                table.row(row(server, status));
              }
            });
    if (!options.isJson()) {
      console.out().print(table.toString());
    }
    return code;
  }

  private static String[] row(Server server, ServerStatus status) {
    return new String[] {
      server.name(),
      number(status.online()) + (status.known() && !status.complete() ? "+" : ""),
      number(status.max()),
      number(status.bots()),
      status.map().orElse("-"),
      status.name().orElse("-"),
      status.version().orElse("-")
    };
  }

  static String number(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : "-";
  }
}
