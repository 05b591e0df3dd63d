package io.rcon.cli;

import io.rcon.tunnel.Tunnel;
import io.rcon.tunnel.TunnelOptions;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stands in front of a game on the same host, with TLS. */
@Command(
    name = "tunnel",
    header = "Puts TLS in front of a game on this host; runs until SIGTERM or Ctrl-C.",
    description = {
      "",
      "Clients prove themselves by a token in place of the password, by a certificate, or by both;"
          + " plain RCON is spoken on loopback only. With tokens, clients never learn the game's"
          + " password. Prints 'HOST:PORT to HOST:PORT' and then 'READY'; who comes and goes is"
          + " told on standard error. Files that change are"
          + " read again; what is taken out of them is cut off, and while a file of tokens, names or"
          + " authorities is missing or empty nobody is let in."
    },
    footer = {
      "",
      "The token file has a line 'NAME TOKEN' for each client.",
      "",
      "Example:",
      "  rcon tunnel -t minecraft --listen 0.0.0.0:25576 --to 127.0.0.1:25575 \\",
      "      --cert server.pem --key server.key --token-file tokens --password-file password"
    })
final class TunnelCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ClientAuthOptions clients = new ClientAuthOptions();

  @Option(
      names = {"-t", "--type"},
      paramLabel = "DIALECT",
      description =
          "How the game speaks; 'rcon dialects' lists them. Default generic, which suits all that"
              + " speak Source frames, and keeps pipelining from those that could take it.")
  private String type = "generic";

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Where clients connect to; 0.0.0.0 or [::] for all addresses.")
  private String listen = "";

  @Option(
      names = "--to",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Where the game listens; loopback only.")
  private String to = "";

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      required = true,
      description = "The certificate to show, PEM, and those that vouch for it.")
  private String certificate = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "Its key, PEM (PKCS#8, no passphrase).")
  private String key = "";

  @Option(names = "--raw", description = "For other protocols than Source frames; without tokens.")
  private boolean raw;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      description = "How many clients at once; default 64.")
  private int maxConnections = 64;

  @Option(
      names = "--max-per-client",
      paramLabel = "N",
      description =
          "How many connections one token may have at once, or one certificate's name, or with"
              + " --anyone one address; default half of --max-connections, 16 at most.")
  private @Nullable Integer maxPerClient;

  @Option(
      names = "--idle",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "Close connections that lie idle for so long; default 10m.")
  private Duration idle = Duration.ofMinutes(10);

  TunnelCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    TunnelOptions options = options();
    Logging.tellOfTheTunnel();
    UntilStopped life = new UntilStopped(console);
    try (Tunnel tunnel = start(options)) {
      if (clients.isAnyone()) {
        console
            .err()
            .line(
                "rcon: WARNING: ANYONE who reaches "
                    + listen
                    + " is let in; only the game's password guards it, and guesses come in as"
                    + " fast as the game takes them. Better: --token-file or --client-ca");
      }
      console.out().print(text(tunnel.address()) + " to " + to.strip() + "\n");
      life.serve();
    }
    return life.exitCode();
  }

  private TunnelOptions options() {
    clients.check();
    AddressArgument here = AddressArgument.parse(listen, 0);
    AddressArgument there = AddressArgument.parse(to, 1);
    if (there.port() == 0) {
      throw CliException.usage("--to: give the game's port too, as in 127.0.0.1:25575");
    }
    TunnelOptions options =
        new TunnelOptions()
            .listen(here.host(), here.port())
            .to(there.host(), there.port())
            .dialect(TargetOptions.dialect(type))
            .certificate(FileFlag.path("--cert", certificate), FileFlag.path("--key", key))
            .raw(raw)
            .maxConnections(maxConnections)
            .idle(idle);
    if (maxPerClient != null) {
      options.maxPerClient(maxPerClient);
    }
    clients.apply(options);
    return options;
  }

  private static Tunnel start(TunnelOptions options) {
    try {
      return Tunnel.start(options);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      String said = String.valueOf(e.getMessage());
      String advice = "; choose another address with --listen, or port 0 for any free one";
      throw new CliException(ExitCode.CONNECT, said.contains("ulimit") ? said : said + advice);
    }
  }

  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]:" : host + ":") + address.getPort();
  }
}
