package io.rcon.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a simulated management server, and what of them everybody is told. Those whose
 * names begin with {@code simulated:} are the commands that all simulated games have; each takes a
 * text.
 */
final class MsmpMethods {
  private static final String OWN = "simulated:";

  private static final Set<String> WITHOUT_PARAMETERS =
      Set.of(
          "rpc.discover",
          "minecraft:players",
          "minecraft:server/status",
          "minecraft:server/stop",
          "minecraft:bans");

  private final ServerCore core;
  private final GameConsole console;

  /**
   * The notifications that a method sends to all clients: names of notifications and their
   * parameters.
   */
  record Notice(String name, String params) {}

  /** The result of a method, or its error, and the notifications to all clients. */
  record Outcome(ScriptedReply reply, @Nullable String error, List<Notice> notices) {}

  MsmpMethods(ServerCore core) {
    this.core = core;
    console = new GameConsole(core.phrases, core.players(), core.options.clock());
  }

  /** The parameters are a list in JSON, or nothing. */
  Outcome call(String method, String params) {
    String given = params.strip();
    boolean none = given.isEmpty() || given.equals("[]");
    if (WITHOUT_PARAMETERS.contains(method)) {
      return none ? read(method) : wrong("no parameters expected");
    }
    if (method.startsWith(OWN)) {
      return result(own(method.substring(OWN.length()), given));
    }
    return switch (method) {
      case "minecraft:server/save" ->
          given.equals("[true]") || given.equals("[false]")
              ? told("true", new Notice("server/saving", "[]"), new Notice("server/saved", "[]"))
              : wrong("flush is missing");
      case "minecraft:server/system_message" ->
          given.startsWith("[{") && given.contains("\"message\"") && given.contains("\"overlay\"")
              ? told(given.contains("\"receivingPlayers\":[]") ? "false" : "true")
              : wrong("no message");
      case "minecraft:players/kick" -> kick(given);
      case "minecraft:bans/add" -> each(given, "bans/added");
      case "minecraft:bans/remove" -> each(given, "bans/removed");
      default ->
          new Outcome(
              ScriptedReply.silent(),
              error(-32601, "Method not found", "Method not found: " + method),
              List.of());
    };
  }

  private Outcome read(String method) {
    return switch (method) {
      case "minecraft:players" -> result(console.run(method));
      case "minecraft:bans" -> told("[]");
      case "minecraft:server/status" ->
          told(
              "{\"started\":true,\"players\":"
                  + String.join("", core.phrases.status(console.players()))
                  + ",\"version\":"
                  + String.join("", core.phrases.version())
                  + "}");
      case "minecraft:server/stop" -> {
        ScriptedReply last = ScriptedReply.text("true");
        yield new Outcome(
            new ScriptedReply(last.prints(), true, true, last.delay(), List.of()),
            null,
            List.of(new Notice("server/stopping", "[]")));
      }
      default -> result(console.run("help", ""));
    };
  }

  private ScriptedReply own(String name, String params) {
    Map<String, String> only = JsonScan.members("{\"it\":" + first(params) + "}");
    String argument = only == null ? "" : only.getOrDefault("it", "");
    ScriptedReply reply = console.run(name, argument);
    return name.equals("bigu")
        ? ScriptedReply.text(JsonScan.quoted(reply.text())).after(reply.delay())
        : reply;
  }

  /** Kicks those who are there; nobody else is told of. */
  private Outcome kick(String params) {
    Map<String, String> one = member(params);
    Map<String, String> player =
        one == null ? null : JsonScan.members(one.getOrDefault("player", ""));
    String name = player == null ? null : player.get("name");
    if (name == null) {
      return wrong("kick is no list of players");
    }
    String row = "{\"name\":" + JsonScan.quoted(name) + "}";
    boolean here = console.players().stream().anyMatch(each -> each.name().equals(name));
    return here ? told("[" + row + "]", new Notice("players/left", "[" + row + "]")) : told("[]");
  }

  private static Outcome each(String params, String notice) {
    return member(params) == null
        ? wrong("no list of players")
        : told("[]", new Notice(notice, params.substring(1, params.length() - 1)));
  }

  /** The first of the items of the list that is the only parameter. */
  private static @Nullable Map<String, String> member(String params) {
    return params.startsWith("[[{") && params.endsWith("}]]")
        ? JsonScan.members(params.substring(2))
        : null;
  }

  private static String first(String params) {
    return params.length() > 2 ? params.substring(1, params.length() - 1) : "\"\"";
  }

  private static Outcome result(ScriptedReply reply) {
    return new Outcome(reply, null, List.of());
  }

  private static Outcome told(String result, Notice... notices) {
    return new Outcome(ScriptedReply.text(result), null, new ArrayList<>(List.of(notices)));
  }

  private static Outcome wrong(String why) {
    return new Outcome(ScriptedReply.silent(), error(-32602, "Invalid params", why), List.of());
  }

  static String error(int code, String message, String data) {
    return "{\"code\":"
        + code
        + ",\"message\":"
        + JsonScan.quoted(message)
        + ",\"data\":"
        + JsonScan.quoted(data)
        + "}";
  }
}
