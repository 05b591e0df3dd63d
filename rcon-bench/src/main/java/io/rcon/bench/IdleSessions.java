package io.rcon.bench;

import io.rcon.ConsoleFacts;
import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Sessions on one event loop that are logged in and asked nothing. */
final class IdleSessions implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Fewer than would lose datagrams, or connections, in a burst. */
  private static final int DIALS_PER_SECOND = 2000;

  private final RconFleet fleet;
  private final List<RconSession> sessions;
  private final String command;

  /** Logs all of them in, and waits until they are ready. */
  IdleSessions(Dialect dialect, List<InetSocketAddress> servers, int count) {
    ConsoleFacts console = dialect.console();
    command = console.harmless().isEmpty() ? console.status() : console.harmless();
    fleet =
        Rcon.fleet(options ->
            options
                .eventLoops(1)
                .dialsPerSecond(DIALS_PER_SECOND)
                .dialsUnderWay(0)
                .timeout(PATIENCE)
                .connectTimeout(PATIENCE)
                .loginTimeout(PATIENCE));
    Secret secret = Secret.of(Work.PASSWORD);
    sessions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      InetSocketAddress address = servers.get(i % servers.size());
      String host = address.getAddress().getHostAddress();
      Server server = Server.of(dialect, host, address.getPort(), secret);
      sessions.add(fleet.add(server.named("s" + i)));
    }
    try {
      sessions.forEach(session -> await(session.whenReady()));
    } catch (CompletionException e) {
      fleet.close();
      throw e;
    }
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Asks each once. {@return how many answered} */
  int ask() {
    List<CompletableFuture<Boolean>> answers = new ArrayList<>(sessions.size());
    for (RconSession session : sessions) {
      answers.add(
          session
              .execute(command)
              .handle((reply, failure) -> failure == null)
              .toCompletableFuture());
    }
    return (int) answers.stream().filter(CompletableFuture::join).count();
  }

  @Override
  public void close() {
    fleet.close();
  }
}
