package io.rcon.load;

import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.RconFleet;
import io.rcon.RconListener;
import io.rcon.RconOptionsBuilder;
import io.rcon.RconSession;
import io.rcon.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts load on servers, from one event loop: {@link #configure} the fleet's options, {@link
 * #connect}, then {@link #run} one plan after the other. Used by one thread, but for {@link #stop}.
 */
public final class LoadGenerator {
  /** About twice what a kernel takes to wake a sleeping loop: 100 µs. */
  public static final Duration SPIN = Duration.ofNanos(100_000);

  private static final Duration LOGIN = Duration.ofSeconds(30);

  private final int sessionsOfEach;
  private final Duration spin;
  private final List<RconSession> sessions = new ArrayList<>();

  /** Lines of the run that goes on, by their servers' names. The loop's own. */
  private final Map<String, EngineLine> lines = new HashMap<>();

  private volatile @Nullable LoadDriver driver;
  private volatile boolean stopped;
  private final CompletableFuture<Void> halted = new CompletableFuture<>();
  private String target = "";

  /**
   * Makes a generator.
   *
   * @param sessionsOfEach connections to each server, 1 or more
   */
  public LoadGenerator(int sessionsOfEach) {
    this(sessionsOfEach, Duration.ZERO);
  }

  /**
   * Makes a generator.
   *
   * @param sessionsOfEach connections to each server, 1 or more
   * @param spin for so long before a start the loop goes on turning, which costs a processor and
   *     makes lateness next to nothing; {@link #SPIN} is usual, zero is never
   */
  public LoadGenerator(int sessionsOfEach, Duration spin) {
    this.sessionsOfEach = sessionsOfEach;
    this.spin = spin;
  }

  /**
   * Sets what the fleet needs: one event loop, callbacks on it, room for commands that wait.
   *
   * @param options of the fleet to be opened
   */
  public void configure(RconOptionsBuilder options) {
    options
        .eventLoops(1)
        .callbacksOnEventLoop()
        .queueLimit(Integer.MAX_VALUE)
        .listener(
            new RconListener() {
              @Override
              public void sent(Server server, Command command) {
                EngineLine line = lines.get(server.name());
                if (line != null) {
                  line.sent();
                }
              }
            });
  }

  /**
   * Connects and logs in, and waits for it, at most 30 s for each.
   *
   * @param fleet a fleet with the options of {@link #configure}
   * @param servers whom to put load on
   * @throws RconException if one cannot be reached, or refuses the password
   */
  public void connect(RconFleet fleet, List<Server> servers) {
    connect(fleet, servers, Duration.ZERO);
  }

  /**
   * Connects and logs in, and waits for it, at most 30 s for each.
   *
   * @param fleet a fleet with the options of {@link #configure}
   * @param servers whom to put load on
   * @param apart the least time between two connections to one server, which some games ask for
   * @throws RconException if one cannot be reached, or refuses the password
   */
  public void connect(RconFleet fleet, List<Server> servers, Duration apart) {
    for (int i = 0; i < sessionsOfEach; i++) {
      if (i > 0 && !apart.isZero()) {
        awaitLogins();
        pause(apart);
      }
      if (stopped) {
        return;
      }
      for (Server server : servers) {
        sessions.add(fleet.add(i == 0 ? server : server.named(server.name() + "-load-" + (i + 1))));
      }
    }
    awaitLogins();
    target = words(servers);
  }

  private void pause(Duration apart) {
    try {
      TimeUnit.NANOSECONDS.sleep(apart.toNanos());
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitLogins() {
    for (RconSession session : sessions) {
      try {
        CompletableFuture<Void> ready =
            session
                .whenReady()
                .toCompletableFuture()
                .orTimeout(LOGIN.toSeconds(), TimeUnit.SECONDS);
        CompletableFuture.anyOf(ready, halted).join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RconException known) {
          throw known;
        }
        throw e;
      }
    }
  }

  private String words(List<Server> servers) {
    Server first = servers.get(0);
    String name = first.dialect() + " " + first.address();
    String more = servers.size() > 1 ? " and " + (servers.size() - 1) + " more servers" : "";
    String each = sessionsOfEach > 1 ? ", " + sessionsOfEach + " connections each" : "";
    return name + more + each;
  }

  /** {@return the connections, for those who ask beside the load} */
  public List<RconSession> sessions() {
    return List.copyOf(sessions);
  }

  /**
   * Runs a plan and waits for its end. After {@link #stop} it returns at once.
   *
   * @param plan what to run
   * @param script its commands
   * @param live takes each second as it ends, on the calling thread
   * @return what was found
   */
  public LoadResult run(LoadPlan plan, LoadScript script, Consumer<? super LoadSecond> live) {
    LoadMachine machine = new LoadMachine();
    LoadTotals totals = new LoadTotals();
    BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
    boolean[] over = {false};
    ScheduledExecutorService loop = sessions.get(0).eventLoop();
    LoadBooks books =
        new LoadBooks(
            plan,
            second ->
                turns.add(() -> {
                  live.accept(second);
                  totals.accept(second);
                }));
    loop.execute(() -> begin(loop, plan, script, books, () -> turns.add(() -> over[0] = true)));
    while (!over[0]) {
      next(turns).run();
    }
    driver = null;
    return LoadResult.of(plan, script, target, stopped, totals, machine.facts());
  }

  private Runnable next(BlockingQueue<Runnable> turns) {
    while (true) {
      try {
        return turns.take();
      } catch (InterruptedException e) {
        // Commands that were started still end, in their own time.
        stop();
      }
    }
  }

  private void begin(
      ScheduledExecutorService loop,
      LoadPlan plan,
      LoadScript script,
      LoadBooks books,
      Runnable done) {
    lines.clear();
    List<EngineLine> all = new ArrayList<>();
    for (RconSession session : sessions) {
      EngineLine line = new EngineLine(session, books, plan);
      lines.put(session.server().name(), line);
      all.add(line);
    }
    LoadDriver fresh =
        LoadDriver.of(
            plan,
            new LoopClock(loop, spin.toNanos()),
            all,
            script.commands(plan.seed()),
            books,
            done);
    driver = fresh;
    fresh.start();
    if (stopped) {
      fresh.stop();
    }
  }

  /**
   * Ends the run that goes on, and all that follow: nothing more is started. A {@link #connect}
   * returns at once, whether or not the logins are done, and there may be no run after it. From any
   * thread.
   */
  public void stop() {
    stopped = true;
    halted.complete(null);
    LoadDriver current = driver;
    if (current != null && !sessions.isEmpty()) {
      sessions.get(0).eventLoop().execute(current::stop);
    }
  }
}
