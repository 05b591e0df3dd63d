package io.rcon.cli;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Server;
import io.rcon.status.Player;
import io.rcon.status.Scoreboard;
import io.rcon.status.ServerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows who is on servers. */
@Command(
    name = "players",
    header = "Shows who is online, and on which server.",
    footer = {"", "Example:", "  rcon players -f fleet.yaml -l region=eu -o json"})
final class PlayersCommand implements Callable<Integer> {
  private static final List<String> HEADS =
      List.of("SERVER", "SLOT", "NAME", "SCORE", "PING", "TIME", "STATE");

  /** The column that is coloured. */
  private static final int NAME = HEADS.indexOf("NAME");

  private final Console console;

  @Mixin private AskOptions options = new AskOptions();

  PlayersCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<String> heads = new ArrayList<>(HEADS);
    if (options.isIds()) {
      heads.addAll(List.of("ADDRESS", "IDS"));
    }
    Table table = new Table(heads.toArray(String[]::new));
    int code = options.ask(console, (server, status) -> show(server, status, table));
    if (!options.isJson()) {
      console.out().print(table.toString());
    }
    return code;
  }

  private void show(Server server, ServerStatus status, Table table) {
    List<Player> players = Scoreboard.of(status).present();
    if (options.isJson()) {
      console.out().line(StatusJson.players(server, status, players, options.isIds()));
      return;
    }
    players.forEach(player -> row(server, player, table));
  }

  private void row(Server server, Player player, Table table) {
    List<String> cells = cells(server, player);
    String raw = oneLine(player.rawName());
    String plain = new TerminalText(false).render(raw, server.dialect());
    if (console.colours() && server.dialect().console().colours() != Colours.NONE) {
      cells.set(NAME, plain);
      table.row(cells, NAME, new TerminalText(true).render(raw, server.dialect()));
    } else {
      table.row(cells);
    }
  }

  private static String oneLine(String name) {
    return name.replace('\n', ' ').replace('\t', ' ');
  }

  private List<String> cells(Server server, Player player) {
    List<String> cells =
        new ArrayList<>(
            Arrays.asList(
                server.name(),
                StatusCommand.number(player.slot()),
                oneLine(player.name()),
                player.score().isPresent() ? Long.toString(player.score().getAsLong()) : "-",
                StatusCommand.number(player.ping()),
                player.time().map(PlayersCommand::clock).orElse("-"),
                player.bot() ? "bot" : player.state().orElse("-")));
    if (options.isIds()) {
      cells.add(player.address().orElse("-"));
      cells.add(
          player.ids().entrySet().stream()
              .map(id -> id.getKey() + "=" + id.getValue())
              .collect(Collectors.joining(" ")));
    }
    return cells;
  }

  private static String clock(Duration time) {
    return String.format(
        "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
