package io.rcon;

import io.rcon.spi.Mechanism;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/**
 * How an engine runs. A value; every default suits ten thousand servers.
 *
 * <pre>{@code
 * Rcon.fleet(o -> o.eventLoops(2).timeout(Duration.ofSeconds(10)));
 * }</pre>
 */
public final class RconOptions {
  /** How bytes reach the network. */
  public enum TransportKind {
    /** epoll or kqueue where it loads, else NIO. */
    AUTO,
    /** Java's own selectors. */
    NIO,
    /** Linux epoll; fails where it does not load. */
    EPOLL,
    /** BSD and macOS kqueue; fails where it does not load. */
    KQUEUE,
    /** Linux io_uring; fails where it does not load. */
    IO_URING
  }

  private final RconOptionsBuilder b;

  RconOptions(RconOptionsBuilder builder) {
    this.b = builder;
  }

  /**
   * Begins with the defaults.
   *
   * @return a builder
   */
  public static RconOptionsBuilder builder() {
    return new RconOptionsBuilder();
  }

  /**
   * How many event loops share the sessions.
   *
   * @return at least 1; 1 by default
   */
  public int eventLoops() {
    return b.eventLoops;
  }

  /** {@return how bytes reach the network; {@link TransportKind#AUTO} by default} */
  public TransportKind transport() {
    return b.transport;
  }

  /** {@return the bound from a command's write to the end of its answer; 5 s by default} */
  public Duration timeout() {
    return b.timeout;
  }

  /**
   * The bound of a wait in the queue, for commands without a {@link Command#within()}.
   *
   * @return 30 s by default
   */
  public Duration within() {
    return b.within;
  }

  /** {@return the bound of an attempt to connect, the name's address included; 5 s by default} */
  public Duration connectTimeout() {
    return b.connectTimeout;
  }

  /** {@return the bound of a login; 10 s by default} */
  public Duration loginTimeout() {
    return b.loginTimeout;
  }

  /** {@return how many commands may wait in one session; 1,000 by default} */
  public int queueLimit() {
    return b.queueLimit;
  }

  /**
   * How many attempts to connect begin in a second.
   *
   * @return 0 for no limit; empty by default: it adapts between 250 and 5,000, growing while
   *     attempts succeed and falling back when they fail or the event loop is late
   */
  public OptionalInt dialsPerSecond() {
    return b.dialsPerSecond;
  }

  /**
   * How many attempts to connect and log in may be in flight at once, without those that {@link
   * #slowDials} counts.
   *
   * @return 500 by default; 0 for no limit
   */
  public int dialsUnderWay() {
    return b.dialsUnderWay;
  }

  /**
   * How many attempts to connect and log in may be in flight beside {@link #dialsUnderWay}: those
   * that take more than four times the usual time and more than 250 ms, and those of servers that
   * failed last time. So servers that accept and say nothing delay no others.
   *
   * @return 1,000 by default; 0 for no limit
   */
  public int slowDials() {
    return b.slowDials;
  }

  /** {@return how many servers a broadcast asks at once; all of them by default} */
  public int broadcastWidth() {
    return b.broadcastWidth;
  }

  /** {@return how long to wait before another attempt; {@link Backoff#DEFAULT} by default} */
  public Backoff backoff() {
    return b.backoff;
  }

  /**
   * How long an idle connection stays open when sessions are on demand.
   *
   * @return empty by default: sessions are persistent, connect at once and stay
   */
  public Optional<Duration> onDemand() {
    return Optional.ofNullable(b.onDemand);
  }

  /** {@return the listener to events; {@link RconListener#NONE} by default} */
  public RconListener listener() {
    return b.listener;
  }

  /**
   * Where callbacks run.
   *
   * @return empty by default: a small pool of the engine's own
   * @see #callbacksOnEventLoop()
   */
  public Optional<Executor> callbackExecutor() {
    return Optional.ofNullable(b.callbackExecutor);
  }

  /**
   * Whether callbacks run on the event loop itself, where they must never block.
   *
   * @return false by default
   */
  public boolean callbacksOnEventLoop() {
    return b.callbacksOnEventLoop;
  }

  /**
   * The local address connections and datagrams leave from.
   *
   * @return empty by default: the system's choice
   */
  public Optional<String> localAddress() {
    return Optional.ofNullable(b.localAddress);
  }

  /**
   * How many local ports each event loop shares among its UDP servers.
   *
   * @return 8 by default
   */
  public int udpPorts() {
    return b.udpPorts;
  }

  /**
   * How much memory unfinished answers may hold, of all event loops together.
   *
   * @return bytes; a quarter of the heap's limit by default
   */
  public long replyMemory() {
    return b.replyMemory;
  }

  /** {@return mechanisms beside those that are found as services; none by default} */
  public List<Mechanism> mechanisms() {
    return b.mechanisms;
  }
}
