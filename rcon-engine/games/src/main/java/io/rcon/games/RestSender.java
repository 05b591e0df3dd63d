package io.rcon.games;

import io.rcon.Command;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.spi.TextChecks;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends commands of one server by HTTP, each once. Any thread. */
final class RestSender {
  /** Unless the command or the server has its own. */
  static final Duration USUAL = Duration.ofSeconds(10);

  /** A server saves before it goes. */
  static final Duration USUAL_STOP = Duration.ofSeconds(30);

  /** Commands that wait for answers at the same time; typed commands are given by people. */
  static final int MOST = 64;

  private final Server server;
  private final RestFacts.Style style;
  private final String base;
  private final HttpCalls calls;
  private final RestLogin login;
  private final Set<RestReply> pending = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  RestSender(Server server, HttpCalls calls, RestLogin login) {
    this.server = server;
    this.calls = calls;
    this.login = login;
    style = server.dialect().get(RestFacts.STYLE);
    base = server.dialect().get(RestFacts.PATH);
    // Said now, and not with each command.
    calls.request(base);
  }

  PendingReply execute(Command command) {
    RestReply reply = new RestReply(server.name());
    RestLine line;
    try {
      TextChecks.checkCommand(server.dialect(), command.text());
      line = checked(RestLine.of(command.text()));
    } catch (IllegalArgumentException e) {
      return rejected(reply, String.valueOf(e.getMessage()));
    }
    if (pending.size() >= MOST) {
      reply.fail(
          new RconException.Overloaded(
              server.name(),
              Delivery.NOT_SENT,
              MOST + " commands wait for answers already; wait for some of them"));
      return reply;
    }
    pending.add(reply);
    reply.whenComplete((done, failure) -> pending.remove(reply));
    if (closed) {
      reply.close();
      return reply;
    }
    reply.endsIn(time(command));
    guarded(reply, () -> begin(command, line, reply));
    return reply;
  }

  private PendingReply rejected(RestReply reply, String why) {
    reply.fail(new RconException.CommandRejected(server.name(), Delivery.NOT_SENT, why));
    return reply;
  }

  private RestLine checked(RestLine line) {
    int words = line.words().size();
    boolean method =
        words > 0 && (line.words().get(0).equals("GET") || line.words().get(0).equals("POST"));
    if (style == RestFacts.Style.PATHS ? words != 2 || !method : words != 1) {
      throw new IllegalArgumentException(
          "dialect '"
              + server.dialect().name()
              + "' has typed commands only, and this is none of them; there is no console for free"
              + " text");
    }
    return line;
  }

  private Duration time(Command command) {
    Duration usual = command.isExpectClose() ? USUAL_STOP : USUAL;
    Duration answer = command.timeout().or(server::timeout).orElse(usual);
    Duration whole = command.within().orElse(answer);
    return whole.compareTo(answer) < 0 ? whole : answer;
  }

  /** On a thread that may block; whatever is thrown there ends the command. */
  private void guarded(RestReply reply, Runnable task) {
    try {
      HttpClients.THREADS.execute(() -> {
        try {
          task.run();
        } catch (Throwable e) {
          threw(reply, e);
        }
      });
    } catch (Throwable e) {
      threw(reply, e);
    }
  }

  private void threw(RestReply reply, Throwable thrown) {
    reply.fail(HttpFailures.of(server, thrown));
  }

  private void begin(Command command, RestLine line, RestReply reply) {
    try {
      server.secret().readAgain();
    } catch (IOException e) {
      reply.fail(
          new RconException.LoginRefused(
              server.name(), Delivery.NOT_SENT, "the password cannot be read: " + e.getMessage()));
      return;
    }
    logIn(command, line, reply, true);
  }

  private void logIn(Command command, RestLine line, RestReply reply, boolean mayRenew) {
    var field = login.field();
    if (!reply.step(field)) {
      return;
    }
    field.whenComplete((ready, failure) -> {
      if (ready != null) {
        guarded(reply, () -> send(command, line, reply, ready, mayRenew));
      } else {
        threw(reply, failure);
      }
    });
  }

  private void send(
      Command command, RestLine line, RestReply reply, String field, boolean mayRenew) {
    HttpRequest request = request(line).setHeader("Authorization", field).build();
    if (reply.isDone()) {
      return;
    }
    reply.sent();
    var answered = calls.send(request);
    if (!reply.step(answered)) {
      return;
    }
    answered.whenComplete((answer, failure) ->
        guarded(
            reply,
            () -> {
              if (answer == null) {
                lost(command, reply, failure);
              } else if (answer.isRefusal() && mayRenew && login.refused(field)) {
                // A request that was refused did not run, so it may be sent again with a new token.
                logIn(command, line, reply, false);
              } else {
                answered(command, answer, reply);
              }
            }));
  }

  /** A server that stops at once may be gone before it answers. */
  private void lost(Command command, RestReply reply, Throwable failure) {
    if (command.isExpectClose() && failure instanceof RconException.Disconnected) {
      new RestStop(this, server, reply, "").ask();
    } else {
      threw(reply, failure);
    }
  }

  private HttpRequest.Builder request(RestLine line) {
    if (style == RestFacts.Style.FUNCTIONS) {
      String json =
          "{\"function\":\"" + line.words().get(0) + "\",\"data\":" + line.members() + "}";
      return HttpCalls.post(calls.request(base), BodyPublishers.ofString(json));
    }
    HttpRequest.Builder request = calls.request(base + line.words().get(1));
    return line.words().get(0).equals("GET")
        ? request.GET()
        : HttpCalls.post(request, BodyPublishers.ofString(line.members()));
  }

  private void answered(Command command, HttpAnswer answer, RestReply reply) {
    RconException failure = answer.failure(server.name());
    if (failure != null) {
      reply.fail(failure);
    } else if (command.isExpectClose()) {
      new RestStop(this, server, reply, answer.text()).ask();
    } else {
      reply.complete(new Reply(answer.text(), EndRule.SINGLE_PACKET, false, 1, reply.nanos()));
    }
  }

  void close() {
    closed = true;
    pending.forEach(RestReply::close);
  }
}
