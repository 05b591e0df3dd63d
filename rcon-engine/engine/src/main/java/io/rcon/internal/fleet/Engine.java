package io.rcon.internal.fleet;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Ticker;
import io.rcon.Dialect;
import io.rcon.RconListener;
import io.rcon.RconOptions;
import io.rcon.Server;
import io.rcon.internal.command.ValidatedCommands;
import io.rcon.internal.line.ExchangePool;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.line.LoopCounters;
import io.rcon.internal.line.ReplyMemory;
import io.rcon.internal.line.SpareLines;
import io.rcon.internal.session.DialGovernor;
import io.rcon.internal.session.DialRate;
import io.rcon.internal.session.EngineSession;
import io.rcon.internal.session.SessionContext;
import io.rcon.internal.support.CallbackExecutor;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.LoopThreads;
import io.rcon.internal.support.Reasons;
import io.rcon.internal.support.Survived;
import io.rcon.internal.wire.LoopNetwork;
import io.rcon.internal.wire.Transport;
import io.rcon.internal.wire.Transports;
import io.rcon.internal.wire.tls.TlsContexts;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event loops and what their sessions share. Owns what it made itself, and ends that. */
final class Engine {
  private static final int CALLBACK_THREADS = 4;

  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  private final RconOptions options;
  private final EventLoopGroup group;
  private final @Nullable ExecutorService ownCallbacks;
  private final List<SessionContext> contexts = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final RandomGenerator random;

  Engine(RconOptions options) {
    this(options, Transports.of(options.transport()));
  }

  private Engine(RconOptions options, Transport transport) {
    this(
        options,
        transport,
        loops(options, transport),
        Ticker.systemTicker(),
        new java.security.SecureRandom());
  }

  /**
   * An engine on given loops, a network, a clock and a source of random numbers.
   *
   * @param options how it runs
   * @param transport makes the channels
   * @param group the loops; ended with the engine
   * @param ticker their time
   * @param seeds seeds of the loops' random numbers
   */
  Engine(
      RconOptions options,
      Transport transport,
      EventLoopGroup group,
      Ticker ticker,
      RandomGenerator seeds) {
    this.options = options;
    this.group = group;
    boolean pool = options.callbackExecutor().isEmpty() && !options.callbacksOnEventLoop();
    ownCallbacks = pool ? callbackPool() : null;
    InetSocketAddress local = localAddress(options);
    TlsContexts tls = new TlsContexts();
    RconListener listener = SafeListener.of(options.listener());
    Executor callbacks = safe(options.callbackExecutor().orElse(ownCallbacks));
    for (EventExecutor loop : group) {
      EngineLoop engineLoop =
          new EngineLoop(
              (EventLoop) loop, ticker, new java.util.SplittableRandom(seeds.nextLong()));
      ReplyMemory memory = new ReplyMemory(replyShare());
      LoopContext shared =
          new LoopContext(
              engineLoop,
              new ExchangePool(),
              new SpareLines(engineLoop, memory),
              memory,
              new LoopCounters(),
              options,
              listener,
              callbacks);
      contexts.add(
          new SessionContext(
              shared,
              new LoopNetwork(engineLoop, transport, listener, local, options.udpPorts(), tls),
              governor(engineLoop),
              new ValidatedCommands()));
    }
    random = new java.util.SplittableRandom(seeds.nextLong());
  }

  /** Null where callbacks run on the loops. */
  private @Nullable Executor safe(@Nullable Executor executor) {
    return executor == null || options.callbacksOnEventLoop()
        ? null
        : CallbackExecutor.of(executor);
  }

  private static EventLoopGroup loops(RconOptions options, Transport transport) {
    try {
      return new EventLoops(options.eventLoops(), new LoopThreads(), transport.ioHandlers());
    } catch (IllegalStateException e) {
      Throwable first = e;
      while (first.getCause() != null) {
        first = first.getCause();
      }
      throw new IllegalStateException("no event loop can be made: " + Reasons.of(first), e);
    }
  }

  private DialGovernor governor(EngineLoop loop) {
    int loops = options.eventLoops();
    DialRate rate =
        options.dialsPerSecond().isPresent()
            ? DialRate.fixed((double) options.dialsPerSecond().getAsInt() / loops)
            : DialRate.adaptive(loops);
    return new DialGovernor(
        loop, rate, share(options.dialsUnderWay(), loops), share(options.slowDials(), loops));
  }

  private static int share(int total, int loops) {
    return total == 0 ? 0 : Math.max(1, total / loops);
  }

  private static @Nullable InetSocketAddress localAddress(RconOptions options) {
    return options
        .localAddress()
        .filter(text -> !text.isEmpty())
        .map(LoopNetwork::localAddress)
        .orElse(null);
  }

  private static ExecutorService callbackPool() {
    AtomicInteger count = new AtomicInteger();
    return Executors.newFixedThreadPool(
        CALLBACK_THREADS,
        work -> {
          Thread thread = new Thread(work, "rcon-callback-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  RconOptions options() {
    return options;
  }

  /** Random numbers for what belongs to no loop; not safe on several threads at once. */
  RandomGenerator random() {
    return random;
  }

  /** The listener; never throws. */
  RconListener listener() {
    return contexts.get(0).shared().listener();
  }

  /** Where callbacks run; null for the loops themselves. */
  @Nullable Executor callbacks() {
    return contexts.get(0).shared().callbacks();
  }

  /** The time that all loops share. */
  long clock() {
    return contexts.get(0).loop().clock();
  }

  List<SessionContext> contexts() {
    return contexts;
  }

  /** The memory that the answers of one loop may hold, in bytes. */
  private long replyShare() {
    return Math.max(1, options.replyMemory() / options.eventLoops());
  }

  private void checkLimit(Server server) {
    Dialect dialect = server.dialect();
    if (dialect.hasOwnMaxReply() && dialect.maxReply() > replyShare()) {
      throw new IllegalArgumentException(
          "server '%s': max_reply of dialect '%s' is %d bytes, more than the %d that one event loop may use for answers (replyMemory %d, event loops %d); lower max_reply, or raise replyMemory or the heap"
              .formatted(
                  server.name(),
                  dialect.name(),
                  dialect.maxReply(),
                  replyShare(),
                  options.replyMemory(),
                  options.eventLoops()));
    }
  }

  /**
   * Makes a session on the next loop in turn.
   *
   * @throws IllegalArgumentException if the server breaks a rule of its dialect, or its limit for
   *     answers is more than the loops may use
   */
  EngineSession session(Server server) {
    checkLimit(server);
    int index = Math.floorMod(turn.getAndIncrement(), contexts.size());
    return new EngineSession(contexts.get(index), server);
  }

  /** Ends the loops once their sessions are closed. */
  CompletionStage<Void> end() {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    for (SessionContext context : contexts) {
      Survived.run(
          log,
          "the network of a loop could not be closed",
          () -> context.loop().eventLoop().execute(context.network()::close));
    }
    group
        .shutdownGracefully(0, 2, TimeUnit.SECONDS)
        .addListener(done -> {
          try {
            if (ownCallbacks != null) {
              ownCallbacks.shutdown();
            }
          } finally {
            ended.complete(null);
          }
        });
    return ended.minimalCompletionStage();
  }
}
