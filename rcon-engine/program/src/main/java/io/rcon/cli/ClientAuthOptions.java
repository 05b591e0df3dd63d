package io.rcon.cli;

import io.rcon.tunnel.TunnelOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that decide which clients a tunnel lets in. */
final class ClientAuthOptions {
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
      names = "--client-name-file",
      paramLabel = "FILE",
      description = "And the names in this file, one a line; it may change while the tunnel runs.")
  private @Nullable String nameFile;

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

  boolean isAnyone() {
    return anyone;
  }

  void check() {
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
  }

  void apply(TunnelOptions options) {
    options.clientNames(names).anyone(anyone);
    if (authority != null) {
      options.clientAuthority(FileFlag.path("--client-ca", authority));
    }
    if (nameFile != null) {
      options.clientNameFile(FileFlag.path("--client-name-file", nameFile));
    }
    if (tokens != null && password != null) {
      options.tokens(
          FileFlag.path("--token-file", tokens), FileFlag.path("--password-file", password));
    }
  }
}
