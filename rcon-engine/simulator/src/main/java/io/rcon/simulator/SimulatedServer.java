package io.rcon.simulator;

import io.netty.channel.EventLoop;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One simulated game server on a real socket. All methods may be called from any thread.
 *
 * <p>Every server knows the commands {@code echo TEXT}, {@code big N}, {@code bigu N}, {@code slow
 * MILLIS TEXT}, {@code status} and {@code list}, {@code version}, {@code help} and {@code cmdlist},
 * {@code cvarlist}, {@code none} (runs and sends nothing) and {@code drop} (closes the connection);
 * {@code source} also {@code changelevel MAP} and {@code rcon_password TEXT}.
 */
public final class SimulatedServer implements AutoCloseable {
  private final SimulatedGame game;
  private final ServerCore core;
  private final Endpoint endpoint;
  private final Listening socket;
  private final Consumer<SimulatedServer> onClose;
  private final EventLoop loop;
  private volatile @Nullable QuerySockets queries;

  SimulatedServer(
      SimulatedGame game,
      String password,
      SimulationOptions options,
      EventLoop loop,
      Consumer<SimulatedServer> onClose) {
    this.game = game;
    this.onClose = onClose;
    this.loop = loop;
    core = game.core(password, options.copy());
    endpoint = game.endpoint(core);
    socket =
        new Listening(
            "a simulated " + game + " server",
            loop,
            new InetSocketAddress(core.options.host(), core.options.port()));
  }

  /**
   * Starts a server on loopback, any free port and an event loop of its own.
   *
   * @param game such as {@code minecraft}; see {@link SimulatedGame}
   * @param password the password
   * @return the server, listening
   */
  public static SimulatedServer start(String game, String password) {
    return start(game, password, options -> {});
  }

  /**
   * Starts a server on an event loop of its own.
   *
   * @param game such as {@code minecraft}; see {@link SimulatedGame}
   * @param password the password
   * @param configure changes the options
   * @return the server, listening
   * @throws UncheckedIOException if the address cannot be had
   */
  public static SimulatedServer start(
      String game, String password, Consumer<SimulationOptions> configure) {
    SimulationOptions options = new SimulationOptions();
    configure.accept(options);
    SimulatedGame known = SimulatedGame.of(game);
    Simulator own = new Simulator();
    try {
      return own.startAlone(known, password, options);
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  Endpoint endpoint() {
    return endpoint;
  }

  void bind() {
    socket.bind(endpoint::bind);
    QueryRules rules = core.options.queries() ? game.queries(core) : null;
    if (rules != null) {
      QuerySockets sockets = new QuerySockets(game, core, loop, rules);
      sockets.bind(port());
      queries = sockets;
    }
  }

  /**
   * Where it listens.
   *
   * @return the address, with the real port
   */
  public InetSocketAddress address() {
    return socket.address();
  }

  /**
   * The port it listens on.
   *
   * @return 1 to 65535
   */
  public int port() {
    return address().getPort();
  }

  /**
   * The port that answers queries: where that of rcon is free for them, the same number. Minecraft
   * is asked at its game's port, over UDP and TCP.
   *
   * @return 1 to 65535
   */
  public int queryPort() {
    QuerySockets asked = queries;
    return asked == null ? port() : asked.port();
  }

  /** {@return the SHA-256 of its own certificate, to be pinned; empty for clear text} */
  public Optional<String> certificatePin() {
    return endpoint.certificate().map(SelfSigned::sha256);
  }

  /**
   * The game it simulates.
   *
   * @return the game
   */
  public SimulatedGame game() {
    return game;
  }

  /**
   * Sets the answer to one command, from now on.
   *
   * @param command the whole command
   * @param text the answer
   */
  public void reply(String command, String text) {
    core.script.reply(command, ScriptedReply.text(text));
  }

  /**
   * Sets the answer to one command, from now on.
   *
   * @param command the whole command
   * @param reply the answer
   */
  public void reply(String command, ScriptedReply reply) {
    core.script.reply(command, reply);
  }

  /**
   * Adds an answer to the queue that is used up first, whatever the commands are.
   *
   * @param reply the answer to the next command that finds no other before it in the queue
   */
  public void enqueue(ScriptedReply reply) {
    core.script.enqueue(reply);
  }

  /**
   * Sets a function that answers commands without an answer in the queue or of {@link #reply}.
   *
   * @param responder called on the event loop
   */
  public void respond(Responder responder) {
    core.script.respond(responder);
  }

  /**
   * Sets a fault for the answer to the next command. Several calls make a queue: one command, one
   * mishap. For several on one answer see {@link ScriptedReply#with}.
   *
   * @param mishap the fault
   */
  public void mishap(Mishap mishap) {
    core.script.mishap(mishap);
  }

  /**
   * Sets a fault for the answer to the n-th command.
   *
   * @param number counts from 1, since the server started
   * @param mishap the fault
   */
  public void mishap(long number, Mishap mishap) {
    core.script.mishap(number, mishap);
  }

  /**
   * Sets a fault for every answer to certain commands, from now on.
   *
   * @param commands selects the commands; called on the event loop
   * @param mishap the fault
   */
  public void mishap(Predicate<String> commands, Mishap mishap) {
    core.script.mishap(commands, mishap);
  }

  /**
   * Sets a fault for the answer to the next login. TCP only.
   *
   * @param mishap the fault
   */
  public void loginMishap(Mishap mishap) {
    core.script.loginMishap(mishap);
  }

  /** Forgets all replies and mishaps. */
  public void clearScript() {
    core.script.clear();
  }

  /**
   * The last commands, oldest first; how many is {@link SimulationOptions#recorded}.
   *
   * @return a copy
   */
  public List<RecordedRequest> requests() {
    return core.journal.requests();
  }

  /**
   * The counters.
   *
   * @return a snapshot
   */
  public SimulationCounts counts() {
    return core.journal.counts();
  }

  /**
   * How many commands ran.
   *
   * @return the count since the start
   */
  public long commandsExecuted() {
    return core.journal.commands.get();
  }

  /**
   * How many TCP connections were accepted.
   *
   * @return the count since the start
   */
  public long connectionsAccepted() {
    return core.journal.connections.get();
  }

  /** Takes all sessions their login, silently, as a change of map can do. */
  public void deauthenticateAll() {
    socket.onLoop(endpoint::deauthenticateAll);
  }

  /**
   * Changes the password and closes all sessions that are logged in.
   *
   * @param password the password from now on
   */
  public void changePassword(String password) {
    socket.onLoop(() -> {
      core.password(password);
      endpoint.closeConnections(true);
    });
  }

  /** Closes all connections; the server goes on listening. */
  public void closeConnections() {
    socket.onLoop(() -> endpoint.closeConnections(false));
  }

  /** Lifts all bans and forgets wrong passwords. */
  public void liftBans() {
    socket.onLoop(endpoint::liftBans);
  }

  /** Stops listening and closes all connections. */
  @Override
  public void close() {
    QuerySockets asked = queries;
    if (asked != null) {
      asked.close();
    }
    socket.close(() -> endpoint.closeConnections(false));
    onClose.accept(this);
  }

  /** The game and the address. */
  @Override
  public String toString() {
    return "SimulatedServer[" + game + " at " + socket + "]";
  }
}
