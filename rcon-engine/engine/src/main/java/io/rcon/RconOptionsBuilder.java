package io.rcon;

import static io.rcon.OptionBounds.atLeast;
import static io.rcon.OptionBounds.positive;

import io.rcon.spi.Mechanism;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Collects the options of an engine. A value that is out of bounds throws an {@link
 * IllegalArgumentException} at once. Not thread-safe.
 */
public final class RconOptionsBuilder implements Cloneable {
  int eventLoops = 1;
  RconOptions.TransportKind transport = RconOptions.TransportKind.AUTO;
  Duration timeout = Duration.ofSeconds(5);
  Duration within = Duration.ofSeconds(30);
  Duration connectTimeout = Duration.ofSeconds(5);
  Duration loginTimeout = Duration.ofSeconds(10);
  int queueLimit = 1000;
  OptionalInt dialsPerSecond = OptionalInt.empty();
  int dialsUnderWay = 500;
  int slowDials = 1000;
  int broadcastWidth = Integer.MAX_VALUE;
  Backoff backoff = Backoff.DEFAULT;
  @Nullable Duration onDemand;
  RconListener listener = RconListener.NONE;
  @Nullable Executor callbackExecutor;
  boolean callbacksOnEventLoop;
  @Nullable String localAddress;
  int udpPorts = 8;
  long replyMemory = Math.max(1, Runtime.getRuntime().maxMemory() / 4);

  List<Mechanism> mechanisms = List.of();

  RconOptionsBuilder() {}

  /**
   * Adds mechanisms for families of games that the engine does not know.
   *
   * @param mechanisms one for each family; before those that are found as services, which needs a
   *     class loader that sees them, and never instead of the engine's own
   * @return this
   */
  public RconOptionsBuilder mechanisms(Mechanism... mechanisms) {
    this.mechanisms = List.of(mechanisms);
    return this;
  }

  /**
   * How many event loops share the sessions.
   *
   * @param eventLoops 1 or more; each is a thread, and a server stays on one of them
   * @return this
   */
  public RconOptionsBuilder eventLoops(int eventLoops) {
    this.eventLoops = atLeast(1, eventLoops, "eventLoops");
    return this;
  }

  /**
   * How bytes reach the network.
   *
   * @param transport one that this machine has, or {@link RconOptions.TransportKind#AUTO}
   * @return this
   */
  public RconOptionsBuilder transport(RconOptions.TransportKind transport) {
    this.transport = Objects.requireNonNull(transport, "transport");
    return this;
  }

  /**
   * Bounds the time from a command's write to the end of its answer.
   *
   * @param timeout more than zero; a command or a server may have its own
   * @return this
   */
  public RconOptionsBuilder timeout(Duration timeout) {
    this.timeout = positive(timeout, "timeout");
    return this;
  }

  /**
   * Bounds how long a command without a {@link Command#within()} waits in the queue: for the
   * connection, for others before it, for the server's pace. It then fails with {@link
   * RconException.TimedOut}, {@link RconException.Delivery#NOT_SENT}; what was written is left to
   * its timeout. While its session backs off such a command still fails at once.
   *
   * @param within more than zero; a huge one for no bound
   * @return this
   */
  public RconOptionsBuilder within(Duration within) {
    this.within = positive(within, "within");
    return this;
  }

  /**
   * Bounds an attempt to connect.
   *
   * @param connectTimeout more than zero
   * @return this
   */
  public RconOptionsBuilder connectTimeout(Duration connectTimeout) {
    this.connectTimeout = positive(connectTimeout, "connectTimeout");
    return this;
  }

  /**
   * Bounds a login.
   *
   * @param loginTimeout more than zero; a long one for servers that answer after a map has loaded
   * @return this
   */
  public RconOptionsBuilder loginTimeout(Duration loginTimeout) {
    this.loginTimeout = positive(loginTimeout, "loginTimeout");
    return this;
  }

  /**
   * How many commands may wait in one session.
   *
   * @param queueLimit 1 or more; those that find the queue full fail with {@link
   *     RconException.Overloaded}
   * @return this
   */
  public RconOptionsBuilder queueLimit(int queueLimit) {
    this.queueLimit = atLeast(1, queueLimit, "queueLimit");
    return this;
  }

  /**
   * How many attempts to connect begin in a second, instead of as many as go well.
   *
   * @param dialsPerSecond of all event loops together; 0 for no limit
   * @return this
   */
  public RconOptionsBuilder dialsPerSecond(int dialsPerSecond) {
    this.dialsPerSecond = OptionalInt.of(atLeast(0, dialsPerSecond, "dialsPerSecond"));
    return this;
  }

  /**
   * How many attempts that take long may be in flight, see {@link RconOptions#slowDials}.
   *
   * @param slowDials 0 for no limit, of all event loops together; at least one a loop. Where it is
   *     reached, an attempt that takes too long is given up and begins again in its turn
   * @return this
   */
  public RconOptionsBuilder slowDials(int slowDials) {
    this.slowDials = atLeast(0, slowDials, "slowDials");
    return this;
  }

  /**
   * How many attempts to connect and log in may be in flight; 0 for no limit, and then none is slow
   * either.
   *
   * @param dialsUnderWay 0 or more, of all event loops together; at least one a loop
   * @return this
   */
  public RconOptionsBuilder dialsUnderWay(int dialsUnderWay) {
    this.dialsUnderWay = atLeast(0, dialsUnderWay, "dialsUnderWay");
    return this;
  }

  /**
   * How many servers a broadcast asks at once.
   *
   * @param broadcastWidth 1 or more
   * @return this
   */
  public RconOptionsBuilder broadcastWidth(int broadcastWidth) {
    this.broadcastWidth = atLeast(1, broadcastWidth, "broadcastWidth");
    return this;
  }

  /**
   * How long to wait before another attempt.
   *
   * @param backoff its bounds
   * @return this
   */
  public RconOptionsBuilder backoff(Backoff backoff) {
    this.backoff = Objects.requireNonNull(backoff, "backoff");
    return this;
  }

  /**
   * Makes sessions connect for a command and close when idle for this long.
   *
   * @param onDemand more than zero
   * @return this
   */
  public RconOptionsBuilder onDemand(Duration onDemand) {
    this.onDemand = positive(onDemand, "onDemand");
    return this;
  }

  /**
   * Sets the listener to events.
   *
   * @param listener called on event loops, see {@link RconListener}
   * @return this
   */
  public RconOptionsBuilder listener(RconListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Where callbacks run, one session's in order. With {@link #callbacksOnEventLoop()} it is left
   * unused.
   *
   * @param callbackExecutor never shut down by the engine; where it is shut down first, callbacks
   *     run on the event loop
   * @return this
   */
  public RconOptionsBuilder callbackExecutor(Executor callbackExecutor) {
    this.callbackExecutor = Objects.requireNonNull(callbackExecutor, "callbackExecutor");
    return this;
  }

  /**
   * Runs callbacks on the event loop, the moment a command ends: the fastest way, for callbacks
   * that never block. One that does stops every server of its loop.
   *
   * @return this
   */
  public RconOptionsBuilder callbacksOnEventLoop() {
    callbacksOnEventLoop = true;
    return this;
  }

  /**
   * The local address to leave from.
   *
   * @param localAddress an IPv4 or IPv6 address of this machine; one that is no address fails when
   *     the engine is made
   * @return this
   */
  public RconOptionsBuilder localAddress(String localAddress) {
    this.localAddress = Objects.requireNonNull(localAddress, "localAddress");
    return this;
  }

  /**
   * How many local ports each event loop shares among its UDP servers.
   *
   * @param udpPorts 1 or more; where all of them rest for a server, others are opened, up to a
   *     bound
   * @return this
   */
  public RconOptionsBuilder udpPorts(int udpPorts) {
    this.udpPorts = atLeast(1, udpPorts, "udpPorts");
    return this;
  }

  /**
   * How much memory unfinished answers may hold, texts included while they are decoded. It is
   * divided evenly among the event loops; beyond a loop's share its largest answer fails with
   * {@link RconException.Overloaded}, and limits of built-in dialects are lowered to the share.
   *
   * @param replyMemory bytes, 1 or more
   * @return this
   */
  public RconOptionsBuilder replyMemory(long replyMemory) {
    this.replyMemory = atLeast(1L, replyMemory, "replyMemory");
    return this;
  }

  /**
   * Makes the options.
   *
   * @return the value
   */
  public RconOptions build() {
    try {
      return new RconOptions((RconOptionsBuilder) clone());
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
