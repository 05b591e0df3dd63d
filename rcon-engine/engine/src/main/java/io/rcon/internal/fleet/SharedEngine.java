package io.rcon.internal.fleet;

import io.rcon.BlockingRcon;
import io.rcon.Command;
import io.rcon.DialectFindings;
import io.rcon.PendingReply;
import io.rcon.Query;
import io.rcon.RconEvent;
import io.rcon.RconException;
import io.rcon.RconOptions;
import io.rcon.RconSession;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.session.EngineSession;
import io.rcon.internal.support.LoopThreads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The engine behind single sessions: the first one with default options starts it, the last one
 * that is closed ends it. A session with options of its own has an engine of its own.
 */
public final class SharedEngine {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static @Nullable Engine shared;
  private static int users;

  private SharedEngine() {}

  /**
   * Opens a session on the shared engine.
   *
   * @param server the server
   * @return its session
   */
  public static RconSession open(Server server) {
    LOCK.lock();
    try {
      Engine engine = shared;
      if (engine == null) {
        engine = new Engine(RconOptions.builder().build());
        shared = engine;
      }
      users++;
      return open(engine, server, SharedEngine::leave);
    } finally {
      LOCK.unlock();
    }
  }

  /**
   * Opens a session on an engine of its own.
   *
   * @param server the server
   * @param options how the engine runs
   * @return its session
   */
  public static RconSession open(Server server, RconOptions options) {
    Engine engine = new Engine(options);
    return open(engine, server, engine::end);
  }

  private static RconSession open(Engine engine, Server server, Runnable afterwards) {
    try {
      EngineSession session = engine.session(server);
      session.start();
      return new Single(session, afterwards);
    } catch (Throwable e) {
      afterwards.run();
      throw e;
    }
  }

  private static void leave() {
    LOCK.lock();
    try {
      Engine engine = shared;
      if (--users == 0 && engine != null) {
        shared = null;
        engine.end();
      }
    } finally {
      LOCK.unlock();
    }
  }

  /** A session that leaves its engine when it is closed. */
  private record Single(EngineSession session, Runnable afterwards, AtomicBoolean left)
      implements RconSession {
    Single(EngineSession session, Runnable afterwards) {
      this(session, afterwards, new AtomicBoolean());
    }

    @Override
    public Server server() {
      return session.server();
    }

    @Override
    public SessionState state() {
      return session.state();
    }

    @Override
    public Optional<Duration> lastHeard() {
      return session.lastHeard();
    }

    @Override
    public Optional<String> misfit() {
      return session.misfit();
    }

    @Override
    public Optional<DialectFindings> findings() {
      return session.findings();
    }

    @Override
    public Optional<RconException> lastFailure() {
      return session.lastFailure();
    }

    @Override
    public Optional<Duration> failingFor() {
      return session.failingFor();
    }

    @Override
    public PendingReply execute(Command command) {
      return session.execute(command);
    }

    @Override
    public PendingReply execute(String command) {
      return session.execute(command);
    }

    @Override
    public Publisher<RconEvent> events() {
      return session.events();
    }

    @Override
    public <T> CompletionStage<T> query(Query<T> query) {
      return session.query(query);
    }

    @Override
    public void retry() {
      session.retry();
    }

    @Override
    public CompletionStage<Void> whenReady() {
      return session.whenReady();
    }

    @Override
    public ScheduledExecutorService eventLoop() {
      return session.eventLoop();
    }

    @Override
    public BlockingRcon blocking() {
      return session.blocking();
    }

    @Override
    public CompletionStage<Void> closeAsync() {
      return session.closeAsync().thenRun(this::leaveEngine);
    }

    private void leaveEngine() {
      if (left.compareAndSet(false, true)) {
        afterwards.run();
      }
    }

    @Override
    public void close() {
      CompletableFuture<Void> closed = session.closing(true).thenRun(this::leaveEngine);
      if (!LoopThreads.isCurrent()) {
        closed.join();
      }
    }
  }
}
