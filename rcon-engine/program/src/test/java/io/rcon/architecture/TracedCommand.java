package io.rcon.architecture;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.simulator.SimulatedServer;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs one command on the event loop, with notes; a first one has loaded what is loaded once. */
public final class TracedCommand implements Callable<String> {
  /** Made by reflection. */
  public TracedCommand() {}

  @Override
  public String call() throws Exception {
    try (SimulatedServer simulated = SimulatedServer.start("source", "s3cret");
        RconSession session =
            Rcon.open(
                Server.of(Dialect.SOURCE, "127.0.0.1", simulated.port(), Secret.of("s3cret")),
                o -> o.callbacksOnEventLoop())) {
      simulated.reply("say hi", "an answer");
      session.blocking().awaitReady();
      session.blocking().execute("say hi");
      CompletableFuture<String> text = new CompletableFuture<>();
      session
          .eventLoop()
          .execute(() -> {
            MethodNotes.begin();
            session
                .execute("say hi")
                .whenComplete((reply, failure) -> {
                  MethodNotes.end();
                  text.complete(failure == null ? reply.text().strip() : failure.toString());
                });
          });
      return text.get(20, TimeUnit.SECONDS);
    }
  }
}
