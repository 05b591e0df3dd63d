package io.rcon.monitor.audit;

import io.rcon.Server;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Writes commands down before they are sent. Safe on any thread. */
public interface CommandAudit {
  /** Writes nothing down. */
  CommandAudit NONE =
      new CommandAudit() {
        @Override
        public <T> CompletionStage<T> command(
            CommandGiver by,
            Server server,
            String command,
            Supplier<? extends CompletionStage<T>> send) {
          return send.get().thenApply(answer -> answer);
        }
      };

  /**
   * Sends a command once it is written down, and writes down what became of it.
   *
   * @param by who gives it
   * @param server to which server
   * @param command its text
   * @param send sends it; called on any thread, and not at all if it cannot be written down
   * @param <T> the answer
   * @return what {@code send} came to; fails with {@link AuditFailedException} if it was not called
   */
  <T> CompletionStage<T> command(
      CommandGiver by, Server server, String command, Supplier<? extends CompletionStage<T>> send);
}
