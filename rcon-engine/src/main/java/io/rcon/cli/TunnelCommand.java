package io.rcon.cli;

import io.rcon.tunnel.Tunnel;
import io.rcon.tunnel.TunnelOptions;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
          + " told on standard error. Files that change are read again."
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

  @Option(
      names = "--client-ca",
      paramLabel = "FILE",
      description = "Let in clients with a certificate that one of these vouches for, PEM.")
  private @Nullable String authority;

  @Option(
      names = "--client-name",
      paramLabel = "NAME",
      split = ",",
      description = "Of those, only these names.")
  private List<String> names = List.of();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Let in clients that give one of these tokens as their password.")
  private @Nullable String tokens;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The game's password, which takes the place of a token.")
  private @Nullable String password;

  @Option(names = "--anyone", description = "Let in anyone: only the game's password guards it.")
  private boolean anyone;

  @Option(names = "--raw", description = "For other protocols than Source frames; without tokens.")
  private boolean raw;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      description = "How many clients at once; default 64.")
  private int maxConnections = 64;

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
    MainLoop loop = new MainLoop();
    boolean[] stopped = new boolean[1];
    console.interrupts().handle(() -> loop.execute(() -> stopped[0] = true));
    try (Tunnel tunnel = start(options)) {
      if (anyone) {
        console
            .err()
            .line(
                "rcon: WARNING: ANYONE who reaches "
                    + listen
                    + " is let in; only the game's password guards it, and guesses come in as"
                    + " fast as the game takes them. Better: --token-file or --client-ca");
      }
      console.out().print(text(tunnel.address()) + " to " + to.strip() + "\n");
      console.out().line("READY");
      loop.runUntil(() -> stopped[0]);
    }
    // SIGTERM is how this command is meant to end.
    return console.interrupts().terminated() ? ExitCode.OK : ExitCode.INTERRUPTED;
  }

  private TunnelOptions options() {
    if ((tokens == null) != (password == null)) {
      throw CliException.usage(
          "--token-file and --password-file go together: clients give a token, the game gets the"
              + " password");
    }
    if (authority == null && tokens == null && !anyone) {
      throw CliException.usage(
          "who may come in? give --token-file and --password-file, or --client-ca, or both;"
              + " or --anyone");
    }
    Address here = Address.parse(listen, 0);
    Address there = Address.parse(to, 1);
    if (there.port() == 0) {
      throw CliException.usage("--to: give the game's port too, as in 127.0.0.1:25575");
    }
    TunnelOptions options =
        new TunnelOptions()
            .listen(here.host(), here.port())
            .to(there.host(), there.port())
            .dialect(TargetOptions.dialect(type))
            .certificate(file(certificate), file(key))
            .clientNames(names)
            .anyone(anyone)
            .raw(raw)
            .maxConnections(maxConnections)
            .idle(idle);
    if (authority != null) {
      options.clientAuthority(file(authority));
    }
    if (tokens != null && password != null) {
      options.tokens(file(tokens), file(password));
    }
    return options;
  }

  private static Path file(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw CliException.usage(
          "this locale cannot name the file " + name + "; run with LC_ALL=C.UTF-8");
    }
  }

  private static Tunnel start(TunnelOptions options) {
    try {
      return Tunnel.start(options);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw new CliException(
          ExitCode.CONNECT,
          e.getMessage() + "; choose another address with --listen, or port 0 for any free one");
    }
  }

  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]:" : host + ":") + address.getPort();
  }
}
