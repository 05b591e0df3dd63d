package io.rcon.cli;

import io.rcon.Server;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

/** Shows what would happen, without any of it happening. */
final class Plan {
  private final Console console;
  private final boolean json;

  Plan(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** Shows the servers. */
  void list(List<Server> servers) {
    Table table = new Table("SERVER", "ADDRESS", "DIALECT", "TAGS");
    for (Server server : servers) {
      if (json) {
        console.out().print(object(server, "") + "\n");
      } else {
        table.row(server.name(), server.address(), server.dialect().name(), tags(server));
      }
    }
    end(table);
  }

  /** Shows each server with each command. */
  void dryRun(List<Server> servers, CommandOptions commands) {
    List<String> texts =
        commands.areLines() ? List.of("(" + commands.described() + ")") : commands.texts();
    dryRun(
        servers,
        server ->
            SessionServers.has(server)
                ? texts
                : List.of("(refused: " + SessionServers.reason(server) + ")"));
  }

  /** Shows each server with what would be sent to it. */
  void dryRun(List<Server> servers, Function<Server, List<String>> commands) {
    Table table = new Table("SERVER", "ADDRESS", "DIALECT", "WOULD RUN");
    for (Server server : servers) {
      for (String text : commands.apply(server)) {
        if (json) {
          console.out().print(object(server, text) + "\n");
        } else {
          table.row(server.name(), server.address(), server.dialect().name(), oneLine(text));
        }
      }
    }
    end(table);
    console.err().line("dry run: " + servers.size() + " servers; nothing was dialled");
  }

  private void end(Table table) {
    if (!json) {
      console.out().print(table.toString());
    }
    console.out().flush();
  }

  private static String oneLine(String text) {
    return text.replace("\n", "\\n").replace("\t", " ");
  }

  private static String tags(Server server) {
    StringJoiner tags = new StringJoiner(",");
    server.tags().forEach((key, value) -> tags.add(key + "=" + value));
    return oneLine(tags.toString());
  }

  private static String object(Server server, String command) {
    return Json.object(fields -> {
      fields.writeStringField("server", server.name());
      fields.writeStringField("address", server.address());
      fields.writeStringField("dialect", server.dialect().name());
      if (command.isEmpty()) {
        fields.writeObjectFieldStart("tags");
        for (Map.Entry<String, String> tag : server.tags().entrySet()) {
          fields.writeStringField(tag.getKey(), tag.getValue());
        }
        fields.writeEndObject();
      } else {
        fields.writeStringField("command", command);
        fields.writeBooleanField("dryRun", true);
      }
    });
  }
}
