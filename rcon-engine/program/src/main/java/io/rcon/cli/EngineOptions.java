package io.rcon.cli;

import io.rcon.Command;
import io.rcon.RconOptionsBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the engine: how long it waits, and whether it traces the wire. */
final class EngineOptions {
  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      description =
          "From a command's write to the end of its answer; bounds connect and login too."
              + " Without it 5s, and 10s for a login.")
  private @Nullable Duration timeout;

  @Option(
      names = "--within",
      paramLabel = "TIME",
      converter = Durations.class,
      description =
          "The whole time for a command, waiting for its turn included; so long, exec and check"
              + " wait for a server that is starting.")
  private @Nullable Duration within;

  @Option(
      names = "--trace",
      description = "Show every frame in hexadecimal on standard error, the password masked.")
  private boolean trace;

  void apply(RconOptionsBuilder options) {
    if (trace) {
      Logging.traceTheWire();
    }
    if (timeout != null) {
      options.timeout(timeout).connectTimeout(timeout).loginTimeout(timeout);
    }
  }

  Command command(String text) {
    return bound(Command.of(text));
  }

  /** The same command with the bounds that were given. */
  Command bound(Command unbound) {
    Command command = unbound;
    if (timeout != null) {
      command = command.timeout(timeout);
    }
    return within != null ? command.within(within) : command;
  }

  boolean isWithin() {
    return within != null;
  }

  /** The whole time for a command; zero if nothing is waited for. */
  Duration within() {
    return within != null ? within : Duration.ZERO;
  }
}
