package io.rcon.games;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.commands.AddressedBy;
import io.rcon.commands.CommandResult;
import io.rcon.commands.Commands;
import io.rcon.commands.GameAction;
import io.rcon.commands.PlayerKey;
import io.rcon.commands.TypedCommand;
import io.rcon.status.Player;
import io.rcon.status.Questions;
import io.rcon.status.Scoreboard;
import io.rcon.status.ServerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The typed commands of one server that takes them by HTTP: Palworld, Satisfactory. There is no
 * session: nothing stays connected on purpose, no state is watched, and nothing is polled; each
 * call asks, and is sent once. Safe on any thread.
 *
 * <pre>{@code
 * try (RestCommands palworld = RestCommands.open(dialect, "10.0.0.9", 8212, secret)) {
 *   palworld.say("back in five minutes").thenCompose(said -> palworld.save()).join();
 * }
 * }</pre>
 *
 * <p>Futures fail with an {@link RconException}, {@link RconException.CommandRejected} for what the
 * game has not. They complete on daemon threads of this class, where a callback may block; to
 * cancel one cancels its request. Commands that are given at the same time may run in any order. An
 * answer may be as long as {@link Dialect#maxReply()}, 4 MiB by default, and may take as long as
 * {@link Server#timeout()}, 10 s by default, and 30 s for a stop. Redirects are not followed.
 */
public final class RestCommands implements AutoCloseable {
  private final Server server;
  private final HttpClients clients;
  private final RestSender sender;
  private final UnaryOperator<Command> bounds;
  private final AtomicBoolean open;

  private RestCommands(
      Server server,
      HttpClients clients,
      RestSender sender,
      UnaryOperator<Command> bounds,
      AtomicBoolean open) {
    this.server = server;
    this.clients = clients;
    this.sender = sender;
    this.bounds = bounds;
    this.open = open;
  }

  /**
   * Whether games of a dialect take their commands so.
   *
   * @param dialect any
   * @return true for those of {@link RestFacts#FAMILY}
   */
  public static boolean speak(Dialect dialect) {
    return dialect.family().equals(RestFacts.FAMILY);
  }

  /**
   * The commands of a server. Nothing is sent yet.
   *
   * @param dialect {@code palworld-rest}, or another of {@link RestFacts#FAMILY}
   * @param host an address or a name
   * @param port 1 to 65535
   * @param secret the password
   * @return its commands
   */
  public static RestCommands open(Dialect dialect, String host, int port, Secret secret) {
    return open(Server.of(dialect, host, port, secret));
  }

  /**
   * The commands of a server. Nothing is sent yet.
   *
   * @param server its dialect is one of {@link RestFacts#FAMILY}; with {@link Server#withTls} it is
   *     spoken to by HTTPS
   * @return its commands
   * @throws IllegalArgumentException if the dialect is another, the password is missing or cannot
   *     be sent, or the server is to be reached by a proxy, from a local address, or under another
   *     name, which is not possible here
   */
  public static RestCommands open(Server server) {
    Server reached = RestServers.checked(server);
    HttpClients clients = HttpClients.take(reached.tls());
    try {
      HttpCalls calls = new HttpCalls(reached, clients.client());
      RestSender sender = new RestSender(reached, calls, RestServers.login(reached, calls));
      return new RestCommands(reached, clients, sender, c -> c, new AtomicBoolean(true));
    } catch (Throwable e) {
      clients.leave();
      throw e;
    }
  }

  /**
   * Changes how commands are given: their bounds or origin.
   *
   * @param change applied to each command before it is sent; must not change its text
   * @return the same server's commands, given so; closed together
   */
  public RestCommands with(UnaryOperator<Command> change) {
    return new RestCommands(server, clients, sender, change, open);
  }

  /** {@return the result of running this, one of the commands that most games have} */
  public CompletableFuture<CommandResult> run(TypedCommand command) {
    return Commands.of(server, sender::execute).with(bounds).run(command).toCompletableFuture();
  }

  /** {@return the result of saying this to everybody} */
  public CompletableFuture<CommandResult> say(String text) {
    return run(TypedCommand.of(GameAction.SAY, null, text));
  }

  /**
   * Removes a player.
   *
   * @param player who is to go; a name is looked up in a fresh list of players
   * @param reason what the player is told; empty for nothing
   * @return the result
   */
  public CompletableFuture<CommandResult> kick(PlayerKey player, String reason) {
    return run(TypedCommand.of(GameAction.KICK, player, reason));
  }

  /**
   * Keeps a player from coming back.
   *
   * @param player who is to stay away; a name is looked up in a fresh list of players
   * @param reason what the player is told; empty for nothing
   * @return the result
   */
  public CompletableFuture<CommandResult> ban(PlayerKey player, String reason) {
    return run(TypedCommand.of(GameAction.BAN, player, reason));
  }

  /**
   * Lifts a ban.
   *
   * @param player who may come back, by the id
   * @return the result
   */
  public CompletableFuture<CommandResult> unban(PlayerKey player) {
    return run(TypedCommand.of(GameAction.UNBAN, player, ""));
  }

  /** {@return the result of saving the world} */
  public CompletableFuture<CommandResult> save() {
    return run(TypedCommand.of(GameAction.SAVE, null, ""));
  }

  /**
   * Stops the server as soon as it can; succeeds when it is gone: when nothing listens at its port
   * any more, or two questions in a row met silence.
   *
   * @return the result; {@link RconException.TimedOut} if it answers still when the time is over
   */
  public CompletableFuture<CommandResult> stop() {
    return run(TypedCommand.of(GameAction.STOP, null, ""));
  }

  /**
   * Stops the server after a while; succeeds when the server has taken it.
   *
   * @param countdown whole seconds, 1 to 999,999
   * @param text what players are told; empty for nothing
   * @return the result
   */
  public CompletableFuture<CommandResult> stop(Duration countdown, String text) {
    String template = server.dialect().get(RestFacts.COUNTDOWN);
    if (template.isEmpty()) {
      return lacks("a stop after a while; use stop()");
    }
    long seconds = countdown.toSeconds();
    if (seconds < 1 || seconds > 999_999 || !countdown.equals(Duration.ofSeconds(seconds))) {
      return rejected("a countdown is whole seconds, 1 to 999999, not " + countdown);
    }
    return line(
        template.replace("{seconds}", Long.toString(seconds)),
        text,
        (line, reply) -> new CommandResult(GameAction.STOP, line, AddressedBy.NOBODY, reply));
  }

  /**
   * How the server does.
   *
   * @return the status, which is not {@linkplain ServerStatus#known known} where the answer is of
   *     another form, and not complete where a part of it did not come
   */
  public CompletableFuture<ServerStatus> status() {
    return new StatusQuestion(server, this::send).ask();
  }

  /**
   * The players on the server.
   *
   * @return those who play or are joining
   */
  public CompletableFuture<List<Player>> players() {
    Dialect dialect = server.dialect();
    Command list = Questions.status().command(dialect).orElseThrow();
    return DerivedFuture.of(
        send(list), reply -> present(Questions.status().answer(dialect, reply)));
  }

  private List<Player> present(ServerStatus status) {
    if (status.known() && !status.listsPlayers()) {
      throw new RconException.CommandRejected(
          server.name(),
          Delivery.ANSWERED,
          "the dialect '"
              + server.dialect().name()
              + "' tells how many play, and not who; ask for the status");
    }
    return Scoreboard.of(status).present();
  }

  /**
   * The server's settings, by their own names.
   *
   * @return the settings that are texts, numbers or truth values
   */
  public CompletableFuture<Map<String, String>> settings() {
    String command = server.dialect().get(RestFacts.SETTINGS);
    return command.isEmpty()
        ? lacks("settings to ask for")
        : DerivedFuture.of(
            send(Command.of(command)), reply -> RestJson.settings(server.name(), reply.text()));
  }

  /**
   * Runs a line of the game's own console, where its API takes one.
   *
   * @param text the line, without quotes and line breaks
   * @return what the console printed
   */
  public CompletableFuture<String> line(String text) {
    String template = server.dialect().get(RestFacts.LINE);
    return template.isEmpty()
        ? lacks("a console for free text; it has typed commands only")
        : line(template, text, (line, reply) -> RestJson.printed(reply.text()));
  }

  private <T> CompletableFuture<T> line(
      String template, String text, BiFunction<String, Reply, T> made) {
    try {
      String line = RestText.in(template, text);
      return DerivedFuture.of(send(Command.of(line)), reply -> made.apply(line, reply));
    } catch (IllegalArgumentException e) {
      return rejected(String.valueOf(e.getMessage()));
    }
  }

  private CompletableFuture<Reply> send(Command command) {
    return sender.execute(bounds.apply(command)).toCompletableFuture();
  }

  private <T> CompletableFuture<T> lacks(String what) {
    return rejected("the dialect '" + server.dialect().name() + "' has not " + what);
  }

  private <T> CompletableFuture<T> rejected(String why) {
    return CompletableFuture.failedFuture(
        new RconException.CommandRejected(server.name(), Delivery.NOT_SENT, why));
  }

  /** Ends what waits with {@link RconException.Closed}; what was sent may still run. */
  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      sender.close();
      clients.leave();
    }
  }

  @Override
  public String toString() {
    return "RestCommands[" + server.name() + ", " + server.dialect().name() + "]";
  }
}
