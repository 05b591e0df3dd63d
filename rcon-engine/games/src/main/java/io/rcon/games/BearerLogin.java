package io.rcon.games;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.codec.PeerText;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A login that gives a token for the password, which goes with each request from then on. A token
 * that is refused is forgotten, so that the next request logs in again.
 */
final class BearerLogin implements RestLogin {
  private static final String BEARER = "Bearer ";
  private static final int MOST_TOLD = 120;
  private static final int LONGEST_TOKEN = 4096;

  private static final byte[] BEGIN =
      ascii("{\"function\":\"PasswordLogin\",\"data\":{\"Password\":\"");

  private static final byte[] END = ascii("\",\"MinimumPrivilegeLevel\":\"Administrator\"}}");

  private final Server server;
  private final HttpCalls calls;
  private final AtomicReference<Secret> token = new AtomicReference<>(Secret.none());

  BearerLogin(Server server, HttpCalls calls) {
    this.server = server;
    this.calls = calls;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public CompletableFuture<String> field() {
    Secret known = token.get();
    return known.isEmpty()
        ? DerivedFuture.of(logIn(), this::taken)
        : CompletableFuture.completedFuture(field(known));
  }

  private static String field(Secret token) {
    return BEARER + new String(token.reveal());
  }

  private CompletableFuture<HttpAnswer> logIn() {
    byte[] body = body();
    String path = server.dialect().get(RestFacts.PATH);
    HttpRequest request =
        HttpCalls.post(calls.request(path), BodyPublishers.ofByteArray(body)).build();
    CompletableFuture<HttpAnswer> answered = calls.send(request);
    answered.whenComplete((answer, failure) -> Arrays.fill(body, (byte) 0));
    return answered;
  }

  private byte[] body() {
    byte[] quoted = QuotedPassword.of(server.secret());
    byte[] body = Arrays.copyOf(BEGIN, BEGIN.length + quoted.length + END.length);
    System.arraycopy(quoted, 0, body, BEGIN.length, quoted.length);
    System.arraycopy(END, 0, body, BEGIN.length + quoted.length, END.length);
    Arrays.fill(quoted, (byte) 0);
    return body;
  }

  private String taken(HttpAnswer answer) {
    JsonValue root = DocumentTree.of(answer.text()).root();
    String given = root.at("data").text("authenticationToken");
    RconException failure = answer.failure(server.name());
    if (failure == null && isToken(given)) {
      Secret fresh = Secret.of(given);
      token.set(fresh);
      return field(fresh);
    }
    boolean ofLogin = failure == null || answer.isRefusal() || answer.status() == 400;
    if (!ofLogin) {
      throw new RconException.ProtocolViolation(
          server.name(),
          Delivery.NOT_SENT,
          "no login: the server answered HTTP "
              + answer.status()
              + "; check that the port is the API's, and that the game is there");
    }
    String why = PeerText.oneLine(root.text("errorMessage", "errorCode"), MOST_TOLD);
    throw new RconException.LoginRefused(
        server.name(),
        Delivery.NOT_SENT,
        "the server gives no token for the password (HTTP "
            + answer.status()
            + (why.isEmpty() ? "" : ", " + why)
            + ")");
  }

  /** A text that could not stand in a field of a request is no token. */
  private static boolean isToken(String given) {
    return !given.isEmpty()
        && given.length() <= LONGEST_TOKEN
        && given.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  @Override
  public boolean refused(String field) {
    Secret known = token.get();
    if (!known.isEmpty() && field(known).equals(field)) {
      token.compareAndSet(known, Secret.none());
    }
    return true;
  }
}
