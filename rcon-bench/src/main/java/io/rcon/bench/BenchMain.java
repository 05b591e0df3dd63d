package io.rcon.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program of {@code rcon-bench.jar}. */
@Command(
    name = "rcon-bench",
    mixinStandardHelpOptions = true,
    description = "What the engine costs, beside bare Netty and other clients.",
    subcommands = {
      ScaleCommand.class,
      IdleCommand.class,
      MicroCommand.class,
      BroadcastCommand.class,
      DialsCommand.class,
      PeersCommand.class,
      LoadDelegate.class,
      CeilingCommand.class,
      QueueingCommand.class,
      CeilingWorker.class,
      ServerCommand.class,
      GamesCommand.class,
      IdleWorker.class,
      ClientCommand.class,
      SweepCommand.class,
      PeerCommand.class
    })
public final class BenchMain {
  /** Made by picocli. */
  BenchMain() {}

  /**
   * Runs a command and ends the process.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new BenchMain()).setCaseInsensitiveEnumValuesAllowed(true);
  }
}
