package io.rcon.tunnel;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.rcon.Secret;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current keys. Each kind of file is read again when it changes, independently of the others.
 * Files that decide about admission fail closed; the certificate and the password stay in force
 * when new ones cannot be used.
 */
final class KeyRing {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.tunnel");
  private static final String STAYS = "what was read before stays in force";

  private final TunnelOptions options;
  private final Watched<Identity> identity;
  private final @Nullable Watched<Authorities> authorities;
  private final @Nullable Watched<Set<String>> names;
  private final @Nullable Watched<TokenFile> tokens;
  private final @Nullable Watched<Secret> password;
  private boolean passwordChanged;
  private Keys keys;

  /** Reads all files; a failure to do so is thrown to the caller that starts the tunnel. */
  KeyRing(TunnelOptions options) throws IOException {
    this.options = options;
    identity =
        keeping(
            List.of(options.certificate(), options.key()),
            () -> Identity.read(options.certificate(), options.key()));
    Path authorityFile = options.clientAuthority;
    authorities =
        authorityFile == null
            ? null
            : closing(
                authorityFile,
                () -> Authorities.read(authorityFile),
                () -> Authorities.read(authorityFile),
                Authorities.NONE);
    Path nameFile = options.clientNameFile;
    names =
        nameFile == null
            ? null
            : closing(
                nameFile,
                () -> ClientNames.read(nameFile),
                () -> ClientNames.read(nameFile),
                Set.of());
    Path tokenFile = options.tokenFile;
    tokens =
        tokenFile == null
            ? null
            : closing(
                tokenFile,
                () -> TokenFile.read(tokenFile),
                () -> TokenFile.readUsable(tokenFile),
                TokenFile.NONE);
    password =
        tokenFile == null
            ? null
            : keeping(List.of(options.passwordFile()), () -> password(options));
    keys = assemble(tls());
    tell("");
  }

  private static <T> Watched<T> keeping(List<Path> files, Watched.Reader<T> reader)
      throws IOException {
    return new Watched<>(files, reader, reader, null, STAYS);
  }

  private static <T> Watched<T> closing(
      Path file, Watched.Reader<T> first, Watched.Reader<T> again, T nobody) throws IOException {
    return new Watched<>(
        List.of(file), first, again, nobody, "nobody is let in until " + file + " can be used");
  }

  private static Secret password(TunnelOptions options) throws IOException {
    Secret password = Secret.read(options.passwordFile());
    char[] characters = password.reveal();
    try {
      StrictText.length(CharBuffer.wrap(characters), options.dialect.charset());
    } catch (RconCodecException e) {
      throw new IOException("the password file " + options.passwordFile() + ": " + e.getMessage());
    } finally {
      Arrays.fill(characters, '\0');
    }
    return password;
  }

  Keys keys() {
    return keys;
  }

  /** Why no client is admitted now; null if clients are. */
  @Nullable String closed() {
    if (keys.tokens() != null && keys.tokens().size() == 0) {
      return "there is no token in " + options.tokenFile;
    }
    if (keys.authorities() == Authorities.NONE) {
      return "there is no authority in " + options.clientAuthority;
    }
    return keys.names() != null && keys.names().isEmpty()
        ? "there is no name in " + options.clientNameFile
        : null;
  }

  /** Whether a file should be checked again soon. */
  boolean isUnsettled() {
    return watched().anyMatch(Watched::isUnsettled);
  }

  /** Whether the last change was one of the password too. */
  boolean isPasswordChanged() {
    return passwordChanged;
  }

  /** Checks whether a file has changed, and returns whether there are new keys. */
  boolean refresh(long now) {
    boolean shown = identity.refresh(now);
    boolean trusted = authorities != null && authorities.refresh(now);
    boolean named = names != null && names.refresh(now);
    boolean listed = tokens != null && tokens.refresh(now);
    passwordChanged = password != null && password.refresh(now);
    if (!(shown || trusted || named || listed || passwordChanged)) {
      return false;
    }
    keys = assemble(shown || trusted ? renewed() : keys.tls());
    tell("has read its files again; it ");
    return true;
  }

  private Stream<Watched<?>> watched() {
    List<Watched<?>> all = new ArrayList<>();
    all.add(identity);
    for (Watched<?> each : new Watched<?>[] {authorities, names, tokens, password}) {
      if (each != null) {
        all.add(each);
      }
    }
    return all.stream();
  }

  private Keys assemble(SslContext tls) {
    return new Keys(
        tls,
        identity.value(),
        authorities == null ? null : authorities.value(),
        names(),
        tokens == null ? null : tokens.value(),
        password == null ? Secret.none() : password.value());
  }

  /** Those given as an option and those of the file together. */
  private @Nullable Set<String> names() {
    Set<String> all = new HashSet<>(options.clientNames);
    if (names != null) {
      all.addAll(names.value());
    }
    return names == null && all.isEmpty() ? null : all;
  }

  /**
   * While no client is admitted no handshake begins, and clients are checked again after theirs.
   */
  private SslContext renewed() {
    try {
      return authorities != null && authorities.value() == Authorities.NONE ? keys.tls() : tls();
    } catch (IOException | RuntimeException e) {
      log.warn("TLS cannot be set up anew: {}; {}", LogText.harmless(e.toString()), STAYS);
      return keys.tls();
    }
  }

  private SslContext tls() throws IOException {
    X509Certificate[] chain = identity.value().chain().toArray(X509Certificate[]::new);
    SslContextBuilder builder =
        SslContextBuilder.forServer(identity.value().key(), chain)
            .sslProvider(SslProvider.JDK)
            .protocols("TLSv1.3", "TLSv1.2");
    if (authorities != null) {
      builder.trustManager(authorities.value().certificates()).clientAuth(ClientAuth.REQUIRE);
    }
    return builder.build();
  }

  private void tell(String news) {
    Identity shown = keys.identity();
    log.info(
        "The tunnel {}shows the certificate of {}, valid until {}{}",
        news,
        shown.subject(),
        shown.expires(),
        keys.tokens() == null ? "" : "; tokens: " + keys.tokens().size());
    if (keys.tokens() != null) {
      keys.tokens().problems().forEach(problem -> log.warn("{}; it lets nobody in", problem));
    }
    String closed = closed();
    if (closed != null) {
      log.warn("Nobody is let in: {}", closed);
    }
    if (shown.expires().isBefore(Instant.now())) {
      log.warn("The certificate of {} has expired; clients will refuse it", shown.subject());
    }
    options.secretFiles().stream()
        .filter(Secret::isExposed)
        .forEach(file ->
            log.warn("{} holds a secret and can be read by others; run chmod 600 on it", file));
  }
}
