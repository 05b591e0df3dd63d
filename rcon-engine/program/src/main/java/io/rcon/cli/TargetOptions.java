package io.rcon.cli;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.config.FleetFile;
import io.rcon.config.FleetFileException;
import io.rcon.config.FleetMaintenance;
import io.rcon.config.FleetNotice;
import io.rcon.config.FleetSchedule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The targets of a command: one server by its address, or servers of a fleet file. */
final class TargetOptions {
  @Option(
      names = {"-t", "--type"},
      paramLabel = "DIALECT",
      completionCandidates = DialectNames.class,
      description = "How the game speaks; 'rcon dialects' lists them. Or RCON_TYPE.")
  private @Nullable String type;

  @Option(
      names = {"-a", "--address"},
      paramLabel = "HOST:PORT",
      description =
          "host:port, [v6]:port, or a host at its game's usual port."
              + " Or RCON_ADDRESS, or RCON_HOST and RCON_PORT.")
  private List<String> addresses = new ArrayList<>();

  @Option(
      names = {"-f", "--fleet"},
      paramLabel = "FLEET",
      description = "A fleet file instead of one server.")
  private @Nullable String fleet;

  @Option(
      names = {"-l", "--selector"},
      paramLabel = "SELECTOR",
      description = "Which servers of the fleet, for instance region=eu,dialect!=source.")
  private @Nullable String selector;

  /** Read once: standard input has it once. */
  private @Nullable Secret given;

  private boolean asked;

  @Mixin private PasswordOptions password = new PasswordOptions();
  @Mixin private RouteOptions route = new RouteOptions();

  private volatile @Nullable FleetFile loaded;

  /** For a server whose game is not given; null where it has to be. */
  private @Nullable Dialect unknown;

  /** Takes this dialect where no -t is given, or its name. */
  void whereUnknown(Dialect dialect) {
    unknown = dialect;
  }

  /** The dialects that were typed, separated by commas, where no server is named. */
  List<String> types() {
    if (isFleet() || !addresses.isEmpty()) {
      throw CliException.usage("--simulate starts its own servers: leave out -f and -a");
    }
    return type == null ? List.of() : List.of(type.split(",", -1));
  }

  boolean isFleet() {
    return fleet != null;
  }

  /** The fleet file; empty for one server. */
  Optional<Path> file() {
    return Optional.ofNullable(fleet).map(name -> FileFlag.path("-f", name));
  }

  /** Whether nothing chooses among the servers of a fleet. */
  boolean isWholeFleet() {
    return fleet != null && (selector == null || selector.isBlank());
  }

  /** The servers, in the order of the fleet file; never none, and each with a password. */
  List<Server> servers(Console console) {
    List<Server> servers =
        fleet != null
            ? withSecrets(ofFleet(fleet), console)
            : List.of(withSecret(one(console), console));
    RouteOptions.warn(servers, console);
    return servers;
  }

  /**
   * The same, where an address may be given again and again: servers of one dialect and password.
   */
  List<Server> several(Console console) {
    if (addresses.size() < 2 || fleet != null) {
      return servers(console);
    }
    if (selector != null) {
      throw CliException.usage("-l chooses from a fleet: give the fleet file with -f too");
    }
    Dialect dialect = dialect(type != null ? type : console.variable("RCON_TYPE"));
    List<Server> servers = new ArrayList<>();
    Secret secret = null;
    for (String each : new LinkedHashSet<>(addresses)) {
      Server server = at(dialect, AddressArgument.parse(each), console);
      secret = secret == null ? withSecret(server, console).secret() : secret;
      servers.add(server.withSecret(secret));
    }
    RouteOptions.warn(servers, console);
    return servers;
  }

  /** The same servers, for those who only look at them: nobody is asked for a password. */
  List<Server> chosen(Console console) {
    return fleet != null ? ofFleet(fleet) : List.of(one(console));
  }

  private Server withSecret(Server server, Console console) {
    try {
      return server.withSecret(password.require(console, server.address()));
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
  }

  private Server one(Console console) {
    if (selector != null) {
      throw CliException.usage("-l chooses from a fleet: give the fleet file with -f too");
    }
    String name = type != null ? type : console.variable("RCON_TYPE");
    Dialect learning = unknown;
    if (learning != null && (name == null || name.equals(learning.name()))) {
      return at(learning, where(console), console);
    }
    return at(dialect(name), where(console), console);
  }

  private Server at(Dialect dialect, AddressArgument where, Console console) {
    int port = where.port() > 0 ? where.port() : portOf(dialect, where.host(), console);
    try {
      return route.reach(Server.of(dialect, where.host(), port, Secret.none()), console);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
  }

  /** A dialect by its name. */
  static Dialect dialect(@Nullable String name) {
    if (name == null) {
      throw CliException.usage(
          "which servers? give a fleet file with -f, or for one server its game with -t or RCON_TYPE;"
              + " 'rcon dialects' lists the games, and 'rcon check -a HOST' finds one out");
    }
    return Dialect.named(name)
        .orElseThrow(() ->
            CliException.usage(
                "-t: there is no dialect '" + name + "'" + NearDialects.words(name)));
  }

  private AddressArgument where(Console console) {
    if (addresses.size() > 1) {
      throw CliException.usage(
          "-a: one address here; write the servers into a fleet file and give it with -f");
    } else if (addresses.size() == 1) {
      return AddressArgument.parse(addresses.get(0));
    }
    String whole = console.variable("RCON_ADDRESS");
    String host = whole != null ? whole : console.variable("RCON_HOST");
    if (host == null) {
      throw CliException.usage(
          "which server? give -a HOST:PORT, RCON_ADDRESS or RCON_HOST, or a fleet file with -f");
    }
    return AddressArgument.parse(host);
  }

  private static int portOf(Dialect dialect, String host, Console console) {
    String port = console.variable("RCON_PORT");
    if (port != null) {
      return AddressArgument.port(port, "RCON_PORT", 1);
    }
    if (dialect.defaultPort() == 0) {
      throw CliException.usage(
          "the dialect " + dialect + " has no usual port: give -a " + host + ":PORT");
    }
    return dialect.defaultPort();
  }

  private List<Server> ofFleet(String file) {
    if (!addresses.isEmpty() || type != null) {
      throw CliException.usage("-f has the addresses and dialects: leave out -a and -t");
    }
    if (route.isGiven()) {
      throw CliException.usage(
          "-f says how servers are reached: write tls, proxy and local_address into " + file);
    }
    Selector choice = choice();
    FleetFile read = load(file);
    loaded = read;
    List<Server> all = read.servers();
    // Nothing stands yet, so a choice by state is one of those that will be ready.
    List<Server> chosen =
        all.stream().filter(server -> choice.matches(server, SessionState.READY)).toList();
    if (chosen.isEmpty()) {
      throw CliException.usage(
          "-l: none of the " + all.size() + " servers in " + file + " matches '" + choice + "'");
    }
    return chosen;
  }

  private Selector choice() {
    try {
      return Selector.parse(selector == null ? "" : selector);
    } catch (IllegalArgumentException e) {
      throw CliException.usage("-l: " + e.getMessage());
    }
  }

  /** The servers whose owner lets load be put on them, by name. */
  Set<String> loadAllowed() {
    return fleet == null ? Set.of() : loaded(fleet).loadAllowed();
  }

  /** The schedules of the fleet file. */
  List<FleetSchedule> schedules() {
    return fleet == null ? List.of() : loaded(fleet).schedules();
  }

  /** The servers that the fleet file sets in maintenance, by name. */
  Map<String, FleetMaintenance> maintenance() {
    return fleet == null ? Map.of() : loaded(fleet).maintenance();
  }

  /** The webhooks of the fleet file. */
  List<FleetNotice> notices() {
    return fleet == null ? List.of() : loaded(fleet).notices();
  }

  /** As the servers were read last: read again, it could be another, and all passwords twice. */
  private FleetFile loaded(String file) {
    FleetFile known = loaded;
    return known == null ? load(file) : known;
  }

  private static FleetFile load(String file) {
    try {
      return FleetFile.load(FileFlag.path("-f", file));
    } catch (FleetFileException e) {
      throw CliException.usage("-f: " + e.getMessage());
    }
  }

  /** A flag speaks for all; the environment only for servers without a password of their own. */
  private List<Server> withSecrets(List<Server> servers, Console console) {
    given = asked ? given : password.fromFlags(console).orElse(null);
    asked = true;
    Optional<Secret> flag = Optional.ofNullable(given);
    Optional<Secret> environment = PasswordOptions.fromEnvironment(console);
    List<Server> known =
        servers.stream()
            .map(server ->
                flag.or(() -> server.secret().isEmpty() ? environment : Optional.empty())
                    .map(server::withSecret)
                    .orElse(server))
            .toList();
    PasswordOptions.requireAll(known);
    return known;
  }
}
