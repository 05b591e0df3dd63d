package io.rcon.simulator;

import io.netty.handler.codec.http.FullHttpRequest;
import io.rcon.simulator.HttpConsole.Result;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Palworld's REST API: a path for each command below {@code /v1/api/}, the password with each as
 * HTTP Basic of the user {@code admin}, {@code OK} or JSON as the answer.
 */
final class PalworldRestRules implements HttpRules {
  private static final String BASE = "/v1/api/";

  private final ServerCore core;
  private final SimulatedPlayers players;
  private final long born;
  private final Set<String> away = new HashSet<>();
  private final Set<String> banned = new HashSet<>();
  private boolean gone;

  PalworldRestRules(ServerCore core) {
    this.core = core;
    players = core.players();
    born = core.now();
  }

  @Override
  public void request(FullHttpRequest request, HttpConnection connection) {
    boolean known = isKnown(request.headers().get("Authorization", ""));
    (known ? core.journal.logins : core.journal.refusedLogins).incrementAndGet();
    if (!known) {
      connection.answer(401, "text/plain", "Unauthorized");
      return;
    }
    if (!request.uri().startsWith(BASE)) {
      connection.answer(404, "text/plain", "Not Found");
      return;
    }
    String body = request.content().toString(StandardCharsets.UTF_8);
    String name = request.method() + " " + request.uri().substring(BASE.length());
    boolean bare = body.isEmpty() || body.equals("{}");
    connection.run(bare ? name : name + " " + body, command -> run(command, connection));
  }

  private boolean isKnown(String field) {
    if (!field.startsWith("Basic ")) {
      return false;
    }
    try {
      byte[] both = Base64.getDecoder().decode(field.substring("Basic ".length()));
      String text = new String(both, StandardCharsets.UTF_8);
      return text.startsWith("admin:") && core.isPassword(text.substring("admin:".length()));
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  private Result run(String command, HttpConnection connection) {
    int brace = command.indexOf(" {");
    String name = brace < 0 ? command : command.substring(0, brace);
    Map<String, String> read =
        brace < 0 ? Map.of() : JsonScan.members(command.substring(brace + 1));
    if (read == null) {
      return new Result(400, "Bad Request");
    }
    String user = read.getOrDefault("userid", "");
    return switch (name) {
      case "GET players" -> new Result(200, playersJson());
      case "GET metrics" -> new Result(200, metricsJson());
      case "GET info" -> new Result(200, infoJson());
      case "GET settings" -> new Result(200, "{\"Difficulty\":\"None\",\"DayTimeSpeedRate\":1}");
      case "POST announce" -> read.containsKey("message") ? ok() : new Result(400, "Bad Request");
      case "POST save" -> ok();
      case "POST kick" -> leaves(user);
      case "POST ban" -> {
        banned.add(user);
        yield leaves(user);
      }
      case "POST unban" -> banned.remove(user) ? ok() : new Result(400, "Failed to unban");
      case "POST shutdown" -> shutdown(read.getOrDefault("waittime", ""), connection);
      case "POST stop" -> shutdown("0", connection);
      default -> new Result(404, "Not Found");
    };
  }

  private static Result ok() {
    return new Result(200, "OK");
  }

  private Result leaves(String user) {
    boolean there = present().anyMatch(player -> id(player).equals(user));
    return there && away.add(user) ? ok() : new Result(400, "Player not found");
  }

  private Result shutdown(String waits, HttpConnection connection) {
    if (waits.isEmpty() || waits.length() > 6 || !waits.chars().allMatch(Character::isDigit)) {
      return new Result(400, "Bad Request");
    }
    connection.later(
        Long.parseLong(waits),
        () -> {
          gone = true;
          connection.closeAll();
        });
    return ok();
  }

  @Override
  public boolean isGone() {
    return gone;
  }

  @Override
  public void forgetLogins() {}

  private Stream<SimulatedPlayers.Player> present() {
    long second = (core.now() - born) / 1_000_000_000L;
    return players.at(second).stream().filter(player -> !away.contains(id(player)));
  }

  private static String id(SimulatedPlayers.Player player) {
    return "steam_" + player.steam();
  }

  private String playersJson() {
    return present()
        .map(PalworldRestRules::row)
        .collect(Collectors.joining(",", "{\"players\":[", "]}"));
  }

  private static String row(SimulatedPlayers.Player player) {
    return String.format(
        Locale.ROOT,
        "{\"name\":%s,\"accountName\":%s,\"playerId\":\"%032X\",\"userId\":\"%s\",\"ip\":\"%s\","
            + "\"ping\":%d.25,\"location_x\":1.5,\"location_y\":-2.5,\"level\":%d}",
        JsonScan.quoted(player.name()),
        JsonScan.quoted(player.name().toLowerCase(Locale.ROOT)),
        player.port(),
        id(player),
        "192.0.2." + (player.slot() + 1),
        player.ping(),
        1 + player.score() % 50);
  }

  private String metricsJson() {
    return "{\"serverfps\":57,\"currentplayernum\":"
        + present().count()
        + ",\"serverframetime\":16.75,\"maxplayernum\":32,\"uptime\":"
        + (core.now() - born) / 1_000_000_000L
        + ",\"days\":5}";
  }

  private static String infoJson() {
    return "{\"version\":\"v0.6.0.7\",\"servername\":\"Simulated\",\"description\":\"\","
        + "\"worldguid\":\"A1\"}";
  }
}
