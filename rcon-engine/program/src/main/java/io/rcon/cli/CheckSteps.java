package io.rcon.cli;

import io.rcon.RconListener;
import io.rcon.Server;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Notes how long each server's steps took. Written on event loops, read anywhere. */
final class CheckSteps implements RconListener {
  private final Map<String, Long> connects = new ConcurrentHashMap<>();
  private final Map<String, Long> logins = new ConcurrentHashMap<>();

  @Override
  public void connected(Server server, long nanos) {
    connects.putIfAbsent(server.name(), nanos);
  }

  @Override
  public void loggedIn(Server server, long nanos) {
    logins.putIfAbsent(server.name(), nanos);
  }

  /** Nanoseconds, -1 if it has not connected. */
  long connect(Server server) {
    return connects.getOrDefault(server.name(), -1L);
  }

  /** Nanoseconds, -1 if it has not logged in. */
  long login(Server server) {
    return logins.getOrDefault(server.name(), -1L);
  }
}
