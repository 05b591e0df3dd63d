package io.rcon.cli;

import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.http.FleetMetrics;
import io.rcon.monitor.http.HttpOptions;
import io.rcon.monitor.http.MonitorHttp;
import io.rcon.monitor.http.RemoteCommands;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for showing a watch over HTTP. */
final class WatchHttp {
  private static final String OFF = "off";

  @Option(
      names = "--http",
      paramLabel = "HOST:PORT",
      description =
          "Where the page, the JSON API and Prometheus find the watch; default 127.0.0.1:9400,"
              + " 'off' for nowhere. Any address but loopback needs --http-cert, --http-key and"
              + " --http-tokens.")
  private String address = "127.0.0.1:9400";

  @Option(
      names = "--http-cert",
      paramLabel = "FILE",
      description = "The certificate to show there, PEM, and those that vouch for it.")
  private @Nullable String certificate;

  @Option(
      names = "--http-key",
      paramLabel = "FILE",
      description = "Its key, PEM (PKCS#8, no passphrase).")
  private @Nullable String key;

  @Option(
      names = "--http-tokens",
      paramLabel = "FILE",
      description = "Ask for a token; the file has a line 'NAME TOKEN' for each client.")
  private @Nullable String tokens;

  @Option(
      names = "--ids",
      description =
          "Show players' identifiers and network addresses too, which are personal data; needs"
              + " --http-tokens.")
  private boolean ids;

  @Option(
      names = "--no-server-metrics",
      description =
          "Give Prometheus the totals only, and no series of single servers. Above 20,000 servers"
              + " that is so anyway.")
  private boolean withoutServers;

  @Option(
      names = "--server-info",
      description =
          "Give Prometheus rcon_server_info too, with each server's map and version as labels;"
              + " every change makes it another series.")
  private boolean info;

  /** The metrics that Prometheus gets. */
  FleetMetrics metrics() {
    if (withoutServers) {
      return FleetMetrics.withoutServers();
    }
    return info ? FleetMetrics.withServerInfo() : FleetMetrics.create();
  }

  boolean ids() {
    return ids;
  }

  /** The options, checked before anything is connected; empty if it is off. */
  Optional<HttpOptions> options() {
    if (OFF.equals(address)) {
      return Optional.empty();
    }
    AddressArgument typed = AddressArgument.parse(address, 0);
    InetSocketAddress listening = new InetSocketAddress(typed.host(), typed.port());
    try {
      return Optional.of(
          new HttpOptions(
              listening,
              path("--http-cert", certificate),
              path("--http-key", key),
              path("--http-tokens", tokens),
              ids));
    } catch (IllegalArgumentException e) {
      throw CliException.usage("--http: " + e.getMessage() + missing(listening.getAddress()));
    }
  }

  /** What makes it start. */
  private String missing(@Nullable InetAddress host) {
    if (host == null) {
      return "; give a name or an address of this machine";
    }
    boolean open = !host.isLoopbackAddress();
    List<String> missing = new ArrayList<>();
    if ((open || key != null) && certificate == null) {
      missing.add("--http-cert FILE");
    }
    if ((open || certificate != null) && key == null) {
      missing.add("--http-key FILE");
    }
    if ((open || ids) && tokens == null) {
      missing.add("--http-tokens FILE");
    }
    return "; give "
        + String.join(" and ", missing)
        + " too"
        + (open ? ", or listen on 127.0.0.1" : "");
  }

  private static void warn(@Nullable Path secret, String what, Console console) {
    if (secret != null) {
      PasswordOptions.warnIfExposed(secret, what, console);
    }
  }

  private static @Nullable Path path(String option, @Nullable String name) {
    return name == null ? null : FileFlag.path(option, name);
  }

  /** Begins to serve; what cannot be had is said, and the watch goes on without it. */
  static @Nullable MonitorHttp start(
      FleetMonitor monitor,
      HttpOptions options,
      FleetMetrics metrics,
      @Nullable RemoteCommands commands,
      Console console) {
    warn(options.tokens(), "tokens", console);
    warn(options.key(), "a private key", console);
    try {
      return MonitorHttp.start(monitor, options, metrics, commands);
    } catch (UncheckedIOException e) {
      console
          .err()
          .line(
              TerminalText.harmless(
                  "rcon: "
                      + e.getMessage()
                      + "; watching goes on without the page. Choose another address with --http,"
                      + " or 'off'"));
      return null;
    }
  }
}
