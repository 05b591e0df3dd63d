package io.rcon.cli;

import io.rcon.Server;
import io.rcon.commands.GameAction;
import io.rcon.commands.PlayerKey;
import io.rcon.commands.TypedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one of the commands that most games have, in the words of each server's game. */
@Command
final class ActionCommand implements Callable<Integer> {
  private final Console console;
  private final GameAction action;

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private RolloutOptions rollout = new RolloutOptions();

  @Option(
      names = "--id",
      description =
          "PLAYER is an identifier of the kind that the game takes, such as [U:1:11231] or an"
              + " address, and not a name.")
  private boolean byId;

  @Option(
      names = "--slot",
      paramLabel = "N",
      description = "Of several players with that name the one in this slot.")
  private @Nullable Integer slot;

  @Parameters(paramLabel = "WORD", arity = "0..*", description = "What the command is about.")
  private List<String> words = new ArrayList<>();

  private ActionCommand(Console console, GameAction action) {
    this.console = console;
    this.action = action;
  }

  /** Adds a command for each action. */
  static void addTo(CommandLine line, Console console) {
    for (GameAction action : GameAction.values()) {
      CommandLine added = new CommandLine(new ActionCommand(console, action));
      ActionUsage.describe(added.getCommandSpec(), action);
      line.addSubcommand(action.key(), added);
    }
  }

  @Override
  public Integer call() {
    rollout.check(target.isFleet(), false);
    if (rollout.isList()) {
      new Plan(console, output.isJson()).list(target.chosen(console));
      return ExitCode.OK;
    }
    TypedCommand command = command();
    if (rollout.isDryRun()) {
      new Plan(console, output.isJson())
          .dryRun(target.chosen(console), server -> List.of(preview(server, command)));
      return ExitCode.OK;
    }
    List<Server> servers = target.servers(console);
    if (target.isWholeFleet() && servers.size() > 1 && !rollout.isAll()) {
      new Confirmation(console).ask("'" + action.key() + "'", servers.size());
    }
    return run(servers, command);
  }

  private static String preview(Server server, TypedCommand command) {
    try {
      return command.preview(server.dialect());
    } catch (IllegalArgumentException e) {
      return "(refused: " + e.getMessage() + ")";
    }
  }

  private TypedCommand command() {
    if (!action.hasPlayer()) {
      return TypedCommand.of(action, null, text(words));
    }
    if (words.isEmpty()) {
      throw CliException.usage("which player? " + ActionUsage.synopsis(action));
    }
    return TypedCommand.of(action, player(words.get(0)), text(words.subList(1, words.size())));
  }

  private String text(List<String> rest) {
    boolean wanted =
        action == GameAction.SAY || action == GameAction.TELL || action == GameAction.MAP;
    if (rest.isEmpty() == wanted && (wanted || !takesReason())) {
      throw CliException.usage(
          (wanted ? "something is missing: " : "that is too much: ")
              + ActionUsage.synopsis(action));
    }
    return String.join(" ", rest);
  }

  private boolean takesReason() {
    return action == GameAction.KICK || action == GameAction.BAN;
  }

  private PlayerKey player(String word) {
    if (byId && slot != null) {
      throw CliException.usage("--slot is for a name: leave out --id");
    }
    if (byId) {
      return PlayerKey.id(word);
    }
    if (slot != null) {
      return PlayerKey.name(word, slot);
    }
    return action == GameAction.UNBAN ? PlayerKey.nameOrId(word) : PlayerKey.name(word);
  }

  private int run(List<Server> servers, TypedCommand command) {
    Progress progress = target.isFleet() ? Progress.on(console.err()) : Progress.none();
    Tally tally = new Tally();
    Summary summary = new Summary();
    try (TypedServers typed = TypedServers.open(engine, servers)) {
      OutcomeSink sink =
          new OutcomeSink(output.printer(console, target.isFleet(), progress), tally, summary);
      List<RolloutStep> steps = List.of(new ActionStep(console, command, typed));
      Linger linger = new Linger(typed.fleet(), console);
      new Rollout(console, servers, steps, rollout, sink, progress, linger).run();
    }
    if (servers.size() > 1) {
      console.err().line(summary.line(servers.size()));
    }
    if (console.interrupts().raised()) {
      return console.interrupts().exitCode();
    }
    return tally.exitCode(Tally.FailOn.any);
  }
}
