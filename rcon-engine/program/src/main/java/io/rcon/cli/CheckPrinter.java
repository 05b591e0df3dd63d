package io.rcon.cli;

import io.rcon.RconException;
import io.rcon.Server;
import java.util.Set;

/** Shows how checks went. */
final class CheckPrinter {
  /** Steps before the login. */
  private static final Set<String> CONNECTING = Set.of("connect", "proxy", "tls");

  private final Console console;
  private final boolean json;
  private final boolean many;

  CheckPrinter(Console console, boolean json, boolean many) {
    this.console = console;
    this.json = json;
    this.many = many;
  }

  void print(Check.Result result) {
    if (json) {
      console.out().line(object(result));
    } else if (many) {
      many(result);
    } else {
      one(result);
    }
  }

  private void one(Check.Result result) {
    Server server = result.server();
    boolean udp = DialectsCommand.isUdp(server.dialect());
    if (!result.address().isEmpty()) {
      console.out().line("address  ok: " + server.host() + " is " + result.address());
    }
    // Over UDP a way to send says nothing of the server; only an answer does.
    boolean connectSeen = udp ? result.failure() == null : result.connectNanos() >= 0;
    if (connectSeen && !CONNECTING.contains(result.failedStep())) {
      console
          .out()
          .line(
              "connect  ok: port "
                  + server.port()
                  + route(server)
                  + (udp ? "" : in(result.connectNanos())));
    }
    RconException failure = result.failure();
    if (failure == null || result.failedStep().equals("dialect")) {
      console
          .out()
          .line("login    ok: " + (udp ? "answered" : "accepted") + in(result.loginNanos()));
    }
    DialectProof.Outcome proof = result.proof();
    if (proof != null) {
      String head = failure == null ? "dialect  " : "queries  ";
      console.out().line(head + TerminalText.harmless(proof.words()));
      if (proof.findings() != null) {
        console.out().line("write    " + DialectAdvice.words(proof.findings()));
      }
    }
    if (failure != null) {
      failed(result, failure);
      if (connectSeen
          && server.dialect().equals(DialectSearch.BOLD)
          && !(failure instanceof RconException.LoginRefused)) {
        console.err().line("  " + DialectSearch.others());
      }
    }
  }

  private static String route(Server server) {
    String tls =
        server.tls().map(t -> t.isInsecure() ? ", INSECURE TLS" : ", TLS verified").orElse("");
    return server.proxy().map(proxy -> " through " + proxy).orElse("") + tls;
  }

  private void many(Check.Result result) {
    RconException failure = result.failure();
    if (failure == null) {
      DialectProof.Outcome proof = result.proof();
      String open =
          proof == null || proof.isProven()
              ? ""
              : "; the dialect is " + TerminalText.harmless(proof.words());
      console.out().line(result.server().name() + ": ok" + in(result.loginNanos()) + open);
    } else {
      failed(result, failure);
    }
  }

  private void failed(Check.Result result, RconException failure) {
    console
        .err()
        .line(
            TerminalText.harmless(
                    "rcon: "
                        + result.server().name()
                        + ": "
                        + ("tls".equals(result.failedStep())
                            ? "TLS handshake"
                            : result.failedStep())
                        + " failed: "
                        + FailureText.reason(failure)
                        + " ("
                        + failure.code()
                        + ")"
                        + FailureText.advice(failure))
                .replace("\n", " "));
  }

  private static String in(long nanos) {
    return nanos < 0 ? "" : " in " + Json.millis(nanos) + " ms";
  }

  private static String object(Check.Result result) {
    return Json.object(json -> {
      json.writeStringField("server", result.server().name());
      RconException failure = result.failure();
      json.writeBooleanField("ok", failure == null);
      if (!result.address().isEmpty()) {
        json.writeStringField("address", result.address());
      }
      if (result.connectNanos() >= 0) {
        json.writeNumberField("connectMillis", Json.millis(result.connectNanos()));
      }
      if (result.loginNanos() >= 0) {
        json.writeNumberField("loginMillis", Json.millis(result.loginNanos()));
      }
      DialectProof.Outcome proof = result.proof();
      if (proof != null) {
        json.writeBooleanField("dialectProven", proof.isProven());
        json.writeStringField(failure == null ? "dialect" : "queries", proof.words());
        if (proof.findings() != null) {
          DialectAdvice.write(json, proof.findings());
        }
      }
      if (failure != null) {
        json.writeStringField("step", result.failedStep());
        json.writeStringField("error", failure.code());
        json.writeStringField("message", FailureText.reason(failure));
        PartialText.write(json, failure);
      }
    });
  }
}
