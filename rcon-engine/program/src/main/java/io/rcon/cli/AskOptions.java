package io.rcon.cli;

import io.rcon.RconException;
import io.rcon.Server;
import io.rcon.status.ServerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks one server or those of a fleet how they do, and takes the answers in their order. */
final class AskOptions {
  /** The forms. */
  enum Form {
    /** Rows for people. */
    table,
    /** One object a line. */
    json,
    /** The same as json. */
    ndjson
  }

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "table, json or ndjson, which print one object a line; default table.")
  private Form form = Form.table;

  @Option(
      names = "--ids",
      description = "Show identifiers and addresses of players too; they are personal data.")
  private boolean ids;

  boolean isJson() {
    return form != Form.table;
  }

  boolean isIds() {
    return ids;
  }

  /** Waits for all, hands over each that answered, and says of the others why not. */
  int ask(Console console, BiConsumer<Server, ServerStatus> answered) {
    List<Server> servers = target.servers(console);
    Tally tally = new Tally();
    try (TypedServers typed = TypedServers.open(engine, servers)) {
      List<CompletableFuture<ServerStatus>> answers = new ArrayList<>();
      for (Server server : servers) {
        answers.add(typed.status(server).toCompletableFuture());
      }
      console.interrupts().handle(() -> answers.forEach(answer -> answer.cancel(false)));
      for (int i = 0; i < servers.size(); i++) {
        tally.add(take(console, servers.get(i), answers.get(i), answered));
      }
    }
    return console.interrupts().raised()
        ? console.interrupts().exitCode()
        : tally.exitCode(Tally.FailOn.any);
  }

  private int take(
      Console console,
      Server server,
      CompletableFuture<ServerStatus> answer,
      BiConsumer<Server, ServerStatus> answered) {
    try {
      ServerStatus status = answer.join();
      answered.accept(server, status);
      if (status.known()) {
        return ExitCode.OK;
      }
      console.err().line("rcon: " + server.name() + ": " + unknown(server));
      return ExitCode.PROTOCOL;
    } catch (CancellationException e) {
      return ExitCode.INTERRUPTED;
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof RconException failure)) {
        throw e;
      }
      if (isJson()) {
        console.out().line(StatusJson.failure(server, failure));
      }
      console.err().line("rcon: " + FailureText.ofQuestion(failure));
      return ExitCode.of(failure);
    }
  }

  private static String unknown(Server server) {
    return TerminalText.harmless(
        "the answer to '"
            + server.dialect().console().status()
            + "' is not of the form that the dialect "
            + server.dialect().name()
            + " names; 'rcon exec' shows it");
  }
}
