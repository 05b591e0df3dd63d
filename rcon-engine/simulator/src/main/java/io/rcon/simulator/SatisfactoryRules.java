package io.rcon.simulator;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.rcon.simulator.HttpConsole.Result;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Satisfactory's HTTPS API: functions by their names, posted to one path. A login gives a token for
 * the password, which goes with all the others.
 */
final class SatisfactoryRules implements HttpRules {
  /** The reading in which a wrong password is told within an answer of status 200. */
  static final String TOLD_IN_200 = "refused-in-200";

  private static final String PATH = "/api/v1";
  private static final String BEARER = "Bearer ";

  private final ServerCore core;
  private final SimulatedPlayers players;
  private final long born;
  private final Set<String> tokens = new HashSet<>();
  private int given;
  private boolean gone;

  SatisfactoryRules(ServerCore core) {
    this.core = core;
    players = core.players();
    born = core.now();
  }

  @Override
  public void request(FullHttpRequest request, HttpConnection connection) {
    String path = request.uri();
    if (!request.method().equals(HttpMethod.POST)
        || !(path.equals(PATH) || path.equals(PATH + "/"))) {
      connection.answer(404, "text/plain", "Not Found");
      return;
    }
    Map<String, String> found =
        JsonScan.members(request.content().toString(StandardCharsets.UTF_8));
    Map<String, String> members = found == null ? Map.of() : found;
    String function = members.getOrDefault("function", "");
    String data = members.getOrDefault("data", "{}");
    Map<String, String> read = JsonScan.members(data);
    if (read == null || function.isEmpty()) {
      connection.answer(400, "application/json", error("bad_request"));
    } else if (function.equals("PasswordLogin")) {
      logIn(read, connection);
    } else if (!isKnown(request.headers().get("Authorization", ""))) {
      connection.answer(401, "application/json", error("invalid_token"));
    } else {
      String command = data.equals("{}") ? function : function + " " + data;
      connection.run(command, text -> run(function, read, connection));
    }
  }

  private void logIn(Map<String, String> data, HttpConnection connection) {
    boolean right = core.isPassword(data.getOrDefault("Password", ""));
    (right ? core.journal.logins : core.journal.refusedLogins).incrementAndGet();
    if (!right) {
      boolean told = core.options.reading().equals(TOLD_IN_200);
      connection.answerLogin(told ? 200 : 401, error("wrong_password"));
      return;
    }
    String token = "token-" + ++given;
    tokens.add(token);
    connection.answerLogin(200, "{\"data\":{\"authenticationToken\":\"" + token + "\"}}");
  }

  private boolean isKnown(String field) {
    return field.startsWith(BEARER) && tokens.contains(field.substring(BEARER.length()));
  }

  private static String error(String code) {
    return "{\"errorCode\":\"" + code + "\",\"errorMessage\":\"" + code.replace('_', ' ') + "\"}";
  }

  private Result run(String function, Map<String, String> data, HttpConnection connection) {
    return switch (function) {
      case "QueryServerState" -> new Result(200, state());
      case "RunCommand" ->
          new Result(
              200,
              "{\"data\":{\"commandResult\":"
                  + JsonScan.quoted("ran " + data.getOrDefault("Command", ""))
                  + ",\"returnValue\":true}}");
      case "SaveGame" ->
          data.getOrDefault("SaveName", "").isEmpty()
              ? new Result(400, error("missing_params"))
              : new Result(204, "");
      case "Shutdown" -> {
        connection.later(
            0,
            () -> {
              gone = true;
              connection.closeAll();
            });
        yield new Result(204, "");
      }
      default -> new Result(404, error("unknown_function"));
    };
  }

  private String state() {
    long second = (core.now() - born) / 1_000_000_000L;
    return "{\"data\":{\"serverGameState\":{\"activeSessionName\":\"Simulated\","
        + "\"numConnectedPlayers\":"
        + players.at(second).size()
        + ",\"playerLimit\":200,\"techTier\":3,\"gamePhase\":\"None\",\"isGameRunning\":true,"
        + "\"totalGameDuration\":"
        + second
        + ",\"isGamePaused\":false,\"averageTickRate\":29.75}}}";
  }

  @Override
  public boolean isGone() {
    return gone;
  }

  @Override
  public void forgetLogins() {
    tokens.clear();
  }
}
