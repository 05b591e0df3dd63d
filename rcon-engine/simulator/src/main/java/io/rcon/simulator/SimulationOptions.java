package io.rcon.simulator;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The options of simulated servers. Mutable; each server copies them. Not thread-safe. */
public final class SimulationOptions {
  static final int COME_AND_GO = -1;

  private String host = "127.0.0.1";
  private int port;
  private Duration leastLatency = Duration.ZERO;
  private Duration mostLatency = Duration.ZERO;
  private long seed = 1;
  private boolean pacing = true;
  private int players = COME_AND_GO;
  private int recorded = 1000;
  private boolean loginInOneSegment;
  private boolean queries;
  private String reading = "";
  private LongSupplier clock = System::nanoTime;

  /** Loopback, any free port, no latency, limits as real, the last 1000 commands recorded. */
  public SimulationOptions() {}

  SimulationOptions copy() {
    SimulationOptions copy = new SimulationOptions();
    copy.host = host;
    copy.port = port;
    copy.leastLatency = leastLatency;
    copy.mostLatency = mostLatency;
    copy.seed = seed;
    copy.pacing = pacing;
    copy.players = players;
    copy.recorded = recorded;
    copy.loginInOneSegment = loginInOneSegment;
    copy.queries = queries;
    copy.reading = reading;
    copy.clock = clock;
    return copy;
  }

  /**
   * The host to listen on. Anything but loopback lets others connect: the commands are harmless,
   * and only the password protects them.
   *
   * @param host an address or a name, IPv4 or IPv6
   * @return this
   */
  public SimulationOptions host(String host) {
    this.host = host;
    return this;
  }

  /**
   * The port; a fleet counts up from it.
   *
   * @param port 1 to 65535, or 0 for any free one
   * @return this
   * @throws IllegalArgumentException if there is no such port
   */
  public SimulationOptions port(int port) {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    this.port = port;
    return this;
  }

  /**
   * How long every answer travels. Answers stay in order, and the time of one overlaps that of the
   * next; a command that runs long is another matter, see {@link ScriptedReply#after}.
   *
   * @param latency zero or more
   * @return this
   */
  public SimulationOptions latency(Duration latency) {
    return latency(latency, latency);
  }

  /**
   * How long answers travel, spread evenly; the seed decides.
   *
   * @param least zero or more
   * @param most at least {@code least}
   * @return this
   * @throws IllegalArgumentException if nothing lies between them
   */
  public SimulationOptions latency(Duration least, Duration most) {
    if (least.isNegative() || most.compareTo(least) < 0) {
      throw new IllegalArgumentException("no latency lies between " + least + " and " + most);
    }
    leastLatency = least;
    mostLatency = most;
    return this;
  }

  /**
   * Decides about players and latencies; a fleet counts up from it.
   *
   * @param seed the same seed gives the same players and latencies
   * @return this
   */
  public SimulationOptions seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * How many play on every server, all the time. Without it up to twenty come and go.
   *
   * @param count 0 to 200
   * @return this
   * @throws IllegalArgumentException if there are not so many
   */
  public SimulationOptions players(int count) {
    if (count < 0 || count > SimulatedPlayers.MOST) {
      throw new IllegalArgumentException(
          "players must be 0 to " + SimulatedPlayers.MOST + ", not " + count);
    }
    players = count;
    return this;
  }

  /**
   * Whether the rate limits of the real servers hold. Without them a benchmark can ask as fast as
   * it likes. Bans for wrong passwords and long packets hold always.
   *
   * @param pacing true, the default, for limits as real
   * @return this
   */
  public SimulationOptions pacing(boolean pacing) {
    this.pacing = pacing;
    return this;
  }

  /**
   * How many of the last commands a server remembers.
   *
   * @param count 0 remembers none, which is cheapest
   * @return this
   */
  public SimulationOptions recorded(int count) {
    recorded = Math.max(0, count);
    return this;
  }

  /**
   * Whether the empty value before the answer to a login and that answer leave in one segment.
   * Source servers send two, which is the default; clients that take a segment for a packet hang on
   * one.
   *
   * @param together true for one segment
   * @return this
   */
  public SimulationOptions loginInOneSegment(boolean together) {
    loginInOneSegment = together;
    return this;
  }

  /**
   * Whether a game over TCP also answers what anybody may ask, at {@link
   * SimulatedServer#queryPort}: over UDP, and Server List Pings of Minecraft over TCP. Games over
   * UDP always answer at their own port.
   *
   * @param answered true for one more socket a server
   * @return this
   */
  public SimulationOptions queries(boolean answered) {
    queries = answered;
    return this;
  }

  /**
   * Another reading of what is not certain about a game, or a setting of its servers: {@code econ}
   * has {@code ddnet}, {@code silent-log}, {@code bantime} and {@code one-per-address}, {@code
   * 7dtd} has {@code no-password}, {@code silent-log} and {@code two-failures}, {@code bf2} {@code
   * keeps-open}, {@code goldsrc} {@code words} and {@code silent-ban}, {@code samp} {@code
   * empty-line}, {@code silent} and {@code bans}, and {@code doom3} {@code silent}.
   *
   * @param name its name; empty, the default, for the usual one. No server of a game starts that
   *     does not have it
   * @return this
   */
  public SimulationOptions reading(String name) {
    reading = name;
    return this;
  }

  /**
   * The clock behind rate limits, bans, players and recorded times. Latencies and slow commands go
   * by the event loop's own.
   *
   * @param nanos only differences mean something; called on event loops
   * @return this
   */
  public SimulationOptions clock(LongSupplier nanos) {
    clock = nanos;
    return this;
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  Duration leastLatency() {
    return leastLatency;
  }

  Duration mostLatency() {
    return mostLatency;
  }

  long seed() {
    return seed;
  }

  /** How many stay; {@link #COME_AND_GO} otherwise. */
  int players() {
    return players;
  }

  boolean pacing() {
    return pacing;
  }

  boolean loginInOneSegment() {
    return loginInOneSegment;
  }

  boolean queries() {
    return queries;
  }

  String reading() {
    return reading;
  }

  int recorded() {
    return recorded;
  }

  LongSupplier clock() {
    return clock;
  }
}
