package io.rcon.cli;

import io.rcon.Proxy;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for how one server is reached: with TLS, through a proxy, from an address of our own. */
final class RouteOptions {
  @Option(
      names = "--tls",
      description = "Speak TLS, and verify the server; any --tls-… option means this too.")
  private boolean tls;

  @Option(
      names = "--tls-ca",
      paramLabel = "FILE",
      description = "Trust these authorities (PEM) instead of the system's.")
  private @Nullable String ca;

  @Option(
      names = "--tls-pin",
      paramLabel = "SHA256",
      description =
          "Trust the server with this certificate or key: SHA-256 in hexadecimal or Base64."
              + " May be repeated.")
  private @Nullable List<String> pins;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Show the server this certificate (PEM); needs --tls-key.")
  private @Nullable String certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The private key of --tls-cert (PKCS #8 in PEM form, not encrypted).")
  private @Nullable String key;

  @Option(
      names = "--tls-server-name",
      paramLabel = "NAME",
      description = "Expect this name in the certificate instead of the address.")
  private @Nullable String serverName;

  @Option(
      names = "--tls-insecure",
      description = "Verify nothing: anybody in between can read the password.")
  private boolean insecure;

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description =
          "socks5://[USER@]HOST:PORT or http://[USER@]HOST:PORT; its password in"
              + " RCON_PROXY_PASSWORD or --proxy-password-file.")
  private @Nullable String proxy;

  @Option(
      names = "--proxy-password-file",
      paramLabel = "FILE",
      description = "Read the proxy's password from the first line of a file (UTF-8).")
  private @Nullable String proxyPasswordFile;

  @Option(
      names = "--local-address",
      paramLabel = "IP",
      description = "Connect from this address of this machine.")
  private @Nullable String localAddress;

  boolean isGiven() {
    return isTls() || proxy != null || proxyPasswordFile != null || localAddress != null;
  }

  private boolean isTls() {
    return tls
        || ca != null
        || pins != null
        || certificate != null
        || key != null
        || serverName != null
        || insecure;
  }

  /** The server, reached as was asked for. */
  Server reach(Server server, Console console) {
    Server reached = isTls() ? server.withTls(verified(console)) : server;
    Optional<Proxy> through = through(console);
    if (through.isPresent()) {
      reached = reached.withProxy(through.get());
    }
    return localAddress != null ? reached.withLocalAddress(localAddress) : reached;
  }

  private Tls verified(Console console) {
    Tls verified = Tls.systemTrust();
    if (ca != null) {
      verified = of("--tls-ca", ca, verified::ca);
    }
    for (String pin : pins != null ? pins : List.<String>of()) {
      verified = verified.pin(pin);
    }
    if (certificate != null || key != null) {
      if (certificate == null || key == null) {
        throw CliException.usage("--tls-cert and --tls-key belong together: give both");
      }
      Tls before = verified;
      String keyFile = key;
      verified = of("--tls-cert", certificate, f -> before.clientCertificate(f, Path.of(keyFile)));
      PasswordOptions.warnIfExposed(Path.of(keyFile), "a private key", console);
    }
    if (serverName != null) {
      verified = verified.serverName(serverName);
    }
    return insecure ? verified.insecure() : verified;
  }

  private interface FromFile {
    Tls read(Path file) throws IOException;
  }

  private static Tls of(String option, String file, FromFile reader) {
    try {
      return reader.read(FileFlag.path(option, file));
    } catch (IOException e) {
      throw CliException.usage(option + ": " + FileTrouble.words(e));
    }
  }

  private Optional<Proxy> through(Console console) {
    if (proxy == null) {
      if (proxyPasswordFile != null) {
        throw CliException.usage("--proxy-password-file: give the proxy too, with --proxy");
      }
      return Optional.empty();
    }
    Proxy parsed = Proxy.parse(proxy);
    Optional<String> user = parsed.user();
    if (user.isEmpty()) {
      if (proxyPasswordFile != null) {
        throw CliException.usage("--proxy: a password needs a user: give user@ before the host");
      }
      return Optional.of(parsed);
    }
    return Optional.of(parsed.credentials(user.get(), proxyPassword(console)));
  }

  private Secret proxyPassword(Console console) {
    if (proxyPasswordFile != null) {
      return PasswordOptions.read(proxyPasswordFile, "--proxy-password-file", console);
    }
    String given = console.variable("RCON_PROXY_PASSWORD");
    return given == null ? Secret.none() : Secret.of(given);
  }

  /** Shouts where nothing is verified. */
  static void warn(List<Server> servers, Console console) {
    for (Server server : servers) {
      if (server.tls().filter(Tls::isInsecure).isPresent()) {
        console
            .err()
            .line(
                TerminalText.harmless(
                    "rcon: WARNING: "
                        + server.name()
                        + ": INSECURE TLS: nobody is verified, so anybody in between can read"
                        + " the password and all else"));
      }
    }
  }
}
