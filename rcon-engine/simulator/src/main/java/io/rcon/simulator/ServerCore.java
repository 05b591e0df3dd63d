package io.rcon.simulator;

import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server apart from its sockets: password, script, journal and console. */
final class ServerCore {
  private static final Logger LOG = LoggerFactory.getLogger(ServerCore.class);

  final String game;
  final Phrases phrases;
  final SimulationOptions options;
  final Script script = new Script();
  final Journal journal;

  private final SplittableRandom random;
  private final long leastLatency;
  private final long mostLatency;
  private volatile String password;

  ServerCore(String game, Phrases phrases, String password, SimulationOptions options) {
    this.game = game;
    this.phrases = phrases;
    this.password = password;
    this.options = options;
    journal = new Journal(options.recorded());
    random = new SplittableRandom(options.seed());
    leastLatency = options.leastLatency().toNanos();
    mostLatency = options.mostLatency().toNanos();
  }

  String password() {
    return password;
  }

  void password(String changed) {
    password = changed;
  }

  /** An empty password never matches. */
  boolean isPassword(String given) {
    return !given.isEmpty() && given.equals(password);
  }

  /** Whether a client knows the password, as a digest shows that it made of it. */
  boolean isDigest(Function<String, String> digest, String given) {
    return !password.isEmpty() && digest.apply(password).equals(given);
  }

  long now() {
    return options.clock().getAsLong();
  }

  SimulatedPlayers players() {
    return new SimulatedPlayers(options.seed(), options.players());
  }

  /** Runs a command: by the script, or else by the console. */
  ScriptedReply run(
      int connection,
      InetSocketAddress from,
      String command,
      Function<String, ScriptedReply> console) {
    long number = journal.command(connection, from, options.recorded() > 0 ? now() : 0, command);
    if (!script.isUsed()) {
      return console.apply(command);
    }
    try {
      ScriptedReply reply = script.replyTo(command).orElseGet(() -> console.apply(command));
      return reply.with(script.mishapsOf(number, command));
    } catch (RuntimeException e) {
      LOG.warn("The responder of a simulated {} server failed; closing instead", game, e);
      return ScriptedReply.closing();
    }
  }

  /** The latency of the next answer. On the server's loop only. */
  long latencyNanos() {
    return mostLatency == leastLatency
        ? leastLatency
        : random.nextLong(leastLatency, mostLatency + 1);
  }
}
