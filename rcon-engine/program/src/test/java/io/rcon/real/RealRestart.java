package io.rcon.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real server that is stopped by its own command. PowerNukkit comes back at another port, behind
 * a forwarder that stays.
 */
final class RealRestart implements RestartedGame {
  private final String name;
  private final RealServer server;
  private final @Nullable TcpForwarder forwarder;
  private final String saidAs;
  private final Set<Path> logs = new LinkedHashSet<>();

  /**
   * Starts it.
   *
   * @param saidAs what stands in its log in each line of a command that it took
   */
  RealRestart(String name, Game game, String saidAs) {
    this.name = name;
    this.saidAs = saidAs;
    server = RealServer.start(game);
    forwarder = server.isStream() ? new TcpForwarder("127.0.0.1", server.port()) : null;
    logs.add(server.log());
  }

  RealServer server() {
    return server;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String dialect() {
    return server.server().dialect().name();
  }

  @Override
  public int port() {
    return forwarder == null ? server.port() : forwarder.port();
  }

  @Override
  public boolean saves() {
    return server.isStream();
  }

  @Override
  public long heard(String words) {
    return logs.stream().mapToLong(log -> heard(log, words)).sum();
  }

  private long heard(Path log, String words) {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.contains(saidAs) && line.contains(words)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isAway() {
    return !server.isAlive();
  }

  @Override
  public void comeBack() {
    if (forwarder == null) {
      server.restart();
    } else {
      forwarder.shut();
      server.restartElsewhere();
      logs.add(server.log());
      forwarder.reopen(server.port());
    }
  }

  @Override
  public void close() {
    server.close();
    if (forwarder != null) {
      forwarder.close();
    }
  }
}
