package io.rcon.bench;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import java.net.InetSocketAddress;

/** Does the checks of {@link PeerCheck} with the engine. */
final class EngineCheck {
  private final InetSocketAddress server;

  EngineCheck(InetSocketAddress server) {
    this.server = server;
  }

  String run() {
    return "whole:"
        + yes(command(PeerCheck.WHOLE).equals(PeerCheck.whole()))
        + " letters:"
        + yes(command(PeerCheck.LETTERS).equals(PeerCheck.ACCENTS))
        + " refusal:"
        + refusal();
  }

  private static String yes(boolean right) {
    return right ? "yes" : "no";
  }

  private RconSession open(String password) {
    String host = server.getAddress().getHostAddress();
    return Rcon.open(Server.of(Dialect.MINECRAFT, host, server.getPort(), Secret.of(password)));
  }

  private String command(String text) {
    try (RconSession session = open(Work.PASSWORD)) {
      return session.blocking().execute(text).text();
    }
  }

  private String refusal() {
    try (RconSession session = open("wrong")) {
      session.blocking().execute(PeerCheck.LETTERS);
      return "no";
    } catch (RconException.LoginRefused e) {
      return "yes";
    }
  }
}
