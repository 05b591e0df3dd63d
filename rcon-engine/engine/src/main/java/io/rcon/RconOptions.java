package io.rcon;

import io.rcon.spi.Mechanism;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

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

  private final Builder b;

  private RconOptions(Builder builder) {
    this.b = builder;
  }

  /**
   * Begins with the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
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
   * How many attempts to connect and log in may be in flight at once, those apart that {@link
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

  /** {@return who watches; {@link RconListener#NONE} by default} */
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
   * How much memory the answers on their way may hold.
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

  /**
   * Collects options. What is out of bounds is an {@link IllegalArgumentException} at once. Not
   * thread-safe.
   */
  public static final class Builder implements Cloneable {
    private int eventLoops = 1;
    private TransportKind transport = TransportKind.AUTO;
    private Duration timeout = Duration.ofSeconds(5);
    private Duration within = Duration.ofSeconds(30);
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration loginTimeout = Duration.ofSeconds(10);
    private int queueLimit = 1000;
    private OptionalInt dialsPerSecond = OptionalInt.empty();
    private int dialsUnderWay = 500;
    private int slowDials = 1000;
    private int broadcastWidth = Integer.MAX_VALUE;
    private Backoff backoff = Backoff.DEFAULT;
    private @Nullable Duration onDemand;
    private RconListener listener = RconListener.NONE;
    private @Nullable Executor callbackExecutor;
    private boolean callbacksOnEventLoop;
    private @Nullable String localAddress;
    private int udpPorts = 8;
    private long replyMemory = Math.max(1, Runtime.getRuntime().maxMemory() / 4);

    private List<Mechanism> mechanisms = List.of();

    private Builder() {}

    /**
     * Teaches the engine families of games.
     *
     * @param mechanisms one for each family; before those that are found as services, which needs a
     *     class loader that sees them, and never instead of the engine's own
     * @return this
     */
    public Builder mechanisms(Mechanism... mechanisms) {
      this.mechanisms = List.of(mechanisms);
      return this;
    }

    /**
     * How many event loops share the sessions.
     *
     * @param eventLoops 1 or more; each is a thread, and a server stays on one of them
     * @return this
     */
    public Builder eventLoops(int eventLoops) {
      this.eventLoops = atLeast(1, eventLoops, "eventLoops");
      return this;
    }

    /**
     * How bytes reach the network.
     *
     * @param transport one that this machine has, or {@link TransportKind#AUTO}
     * @return this
     */
    public Builder transport(TransportKind transport) {
      this.transport = Objects.requireNonNull(transport, "transport");
      return this;
    }

    /**
     * Bounds the time from a command's write to the end of its answer.
     *
     * @param timeout more than zero; a command or a server may have its own
     * @return this
     */
    public Builder timeout(Duration timeout) {
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
    public Builder within(Duration within) {
      this.within = positive(within, "within");
      return this;
    }

    /**
     * Bounds an attempt to connect.
     *
     * @param connectTimeout more than zero
     * @return this
     */
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = positive(connectTimeout, "connectTimeout");
      return this;
    }

    /**
     * Bounds a login.
     *
     * @param loginTimeout more than zero; ask for patience with servers that answer after a map has
     *     loaded
     * @return this
     */
    public Builder loginTimeout(Duration loginTimeout) {
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
    public Builder queueLimit(int queueLimit) {
      this.queueLimit = atLeast(1, queueLimit, "queueLimit");
      return this;
    }

    /**
     * How many attempts to connect begin in a second, instead of as many as go well.
     *
     * @param dialsPerSecond of all event loops together; 0 for no limit
     * @return this
     */
    public Builder dialsPerSecond(int dialsPerSecond) {
      this.dialsPerSecond = OptionalInt.of(atLeast(0, dialsPerSecond, "dialsPerSecond"));
      return this;
    }

    /**
     * How many attempts that take long may be in flight, see {@link RconOptions#slowDials}.
     *
     * @param slowDials 0 for no limit, of all event loops together; at least one a loop. Where it
     *     is reached, an attempt that takes too long is given up and begins again in its turn
     * @return this
     */
    public Builder slowDials(int slowDials) {
      this.slowDials = atLeast(0, slowDials, "slowDials");
      return this;
    }

    /**
     * How many attempts to connect and log in may be in flight; 0 for no limit, and then none is
     * slow either.
     *
     * @param dialsUnderWay 0 or more, of all event loops together; at least one a loop
     * @return this
     */
    public Builder dialsUnderWay(int dialsUnderWay) {
      this.dialsUnderWay = atLeast(0, dialsUnderWay, "dialsUnderWay");
      return this;
    }

    /**
     * How many servers a broadcast asks at once.
     *
     * @param broadcastWidth 1 or more
     * @return this
     */
    public Builder broadcastWidth(int broadcastWidth) {
      this.broadcastWidth = atLeast(1, broadcastWidth, "broadcastWidth");
      return this;
    }

    /**
     * How long to wait before another attempt.
     *
     * @param backoff its bounds
     * @return this
     */
    public Builder backoff(Backoff backoff) {
      this.backoff = Objects.requireNonNull(backoff, "backoff");
      return this;
    }

    /**
     * Makes sessions connect for a command and close when idle for this long.
     *
     * @param onDemand more than zero
     * @return this
     */
    public Builder onDemand(Duration onDemand) {
      this.onDemand = positive(onDemand, "onDemand");
      return this;
    }

    /**
     * Who watches.
     *
     * @param listener called on event loops, see {@link RconListener}
     * @return this
     */
    public Builder listener(RconListener listener) {
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
    public Builder callbackExecutor(Executor callbackExecutor) {
      this.callbackExecutor = Objects.requireNonNull(callbackExecutor, "callbackExecutor");
      return this;
    }

    /**
     * Runs callbacks on the event loop, the moment a command ends: the fastest way, for callbacks
     * that never block. One that does stops every server of its loop.
     *
     * @return this
     */
    public Builder callbacksOnEventLoop() {
      callbacksOnEventLoop = true;
      return this;
    }

    /**
     * The local address to leave from.
     *
     * @param localAddress an IPv4 or IPv6 address of this machine; one that is no address fails
     *     when the engine is made
     * @return this
     */
    public Builder localAddress(String localAddress) {
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
    public Builder udpPorts(int udpPorts) {
      this.udpPorts = atLeast(1, udpPorts, "udpPorts");
      return this;
    }

    /**
     * How much memory the answers on their way may hold, texts included while they are made. It is
     * divided evenly among the event loops; beyond a loop's share its largest answer fails with
     * {@link RconException.Overloaded}, and limits of built-in dialects are lowered to the share.
     *
     * @param replyMemory bytes, 1 or more
     * @return this
     */
    public Builder replyMemory(long replyMemory) {
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
        return new RconOptions((Builder) clone());
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }

    private static int atLeast(int least, int value, String name) {
      return (int) atLeast((long) least, value, name);
    }

    private static long atLeast(long least, long value, String name) {
      if (value < least) {
        throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
      }
      return value;
    }

    private static Duration positive(Duration value, String name) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(name + " must be more than zero, not " + value);
      }
      return value;
    }
  }
}
