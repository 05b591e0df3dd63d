package io.rcon.bench;

import io.rcon.RconOptions.TransportKind;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/**
 * The work of a load client; the same options for every client, so that pairs can differ in one.
 */
final class Work {
  /** A command of twenty characters. */
  static final String COMMAND = "status of all player";

  static final String PASSWORD = "bench";

  /** The client that does the work. */
  enum Who {
    ENGINE,
    BARE
  }

  /** How the engine's dialect ends answers. */
  enum Ends {
    /** One packet, one answer: the frame that bare Netty reads. */
    SINGLE,
    /** Command and terminator together, as srcds takes them. */
    SOURCE,
    /** One frame at a time, short fragment. */
    MINECRAFT
  }

  /** Where callbacks run and commands come from. */
  enum Callbacks {
    DIRECT,
    EXECUTOR
  }

  @Option(names = "--who", required = true)
  Who who = Who.ENGINE;

  @Option(names = "--addresses", required = true, description = "a file, one host:port a line")
  Path addresses = Path.of("");

  @Option(names = "--carrier")
  Carrier carrier = Carrier.TCP;

  @Option(names = "--sessions")
  int sessions = 1;

  @Option(names = "--depth")
  int depth = 1;

  @Option(names = "--transport")
  TransportKind transport = TransportKind.EPOLL;

  @Option(names = "--ends")
  Ends ends = Ends.SINGLE;

  @Option(names = "--rests", description = "over UDP: as this dialect; empty for none")
  String rests = "";

  @Option(names = "--callbacks")
  Callbacks callbacks = Callbacks.DIRECT;

  @Option(names = "--callers", description = "threads that submit; 0 for the event loop itself")
  int callers;

  @Option(names = "--every", description = "milliseconds between a session's commands; 0 for none")
  int every;

  @Option(names = "--dials", description = "dials a second; 0 for no governor")
  int dials;

  @Option(names = "--meters", negatable = true, defaultValue = "true", fallbackValue = "true")
  boolean meters = true;

  @Option(names = "--warm-up", description = "milliseconds")
  int warmUp = 3000;

  @Option(names = "--warm-commands", description = "at least so many before measuring")
  long warmCommands = 400_000;

  @Option(names = "--warm-limit", description = "give up warming after so many times --warm-up")
  int warmLimit = 10;

  @Option(names = "--measure", description = "milliseconds")
  int measure = 5000;

  @Option(names = "--windows", description = "told one by one on the input; 0 for one of its own")
  int windows;

  @Option(names = "--latency", description = "milliseconds")
  int latency = 1000;
}
