package io.rcon.tunnel;

import io.rcon.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options of a tunnel. Mutable; each tunnel copies them. Not thread-safe.
 *
 * <p>Required are {@link #to}, {@link #certificate}, and one way of admission: {@link
 * #clientAuthority}, {@link #tokens}, both, which asks for both, or {@link #anyone}.
 */
public final class TunnelOptions {
  private static final int MOST_OF_A_CLIENT = 16;

  String listenHost = "127.0.0.1";
  int listenPort;
  String host = "";
  int port;
  Dialect dialect = Dialect.GENERIC;
  @Nullable Path certificate;
  @Nullable Path key;
  @Nullable Path clientAuthority;
  List<String> clientNames = List.of();
  @Nullable Path clientNameFile;
  @Nullable Path tokenFile;
  @Nullable Path passwordFile;
  boolean anyone;
  boolean raw;
  int maxConnections = 64;
  @Nullable Integer maxPerClient;
  Duration idle = Duration.ofMinutes(10);
  Duration loginTimeout = Duration.ofSeconds(10);
  Duration filesChecked = Duration.ofSeconds(5);

  /** GameAddress, any free port, nobody let in yet. */
  public TunnelOptions() {}

  TunnelOptions copy() {
    TunnelOptions copy = new TunnelOptions();
    copy.listenHost = listenHost;
    copy.listenPort = listenPort;
    copy.host = host;
    copy.port = port;
    copy.dialect = dialect;
    copy.certificate = certificate;
    copy.key = key;
    copy.clientAuthority = clientAuthority;
    copy.clientNames = clientNames;
    copy.clientNameFile = clientNameFile;
    copy.tokenFile = tokenFile;
    copy.passwordFile = passwordFile;
    copy.anyone = anyone;
    copy.raw = raw;
    copy.maxConnections = maxConnections;
    copy.maxPerClient = maxPerClient;
    copy.idle = idle;
    copy.loginTimeout = loginTimeout;
    copy.filesChecked = filesChecked;
    return copy;
  }

  /**
   * Where clients connect to, with TLS.
   *
   * @param host an address or a name of this host; 0.0.0.0 and :: are all of its addresses
   * @param port 1 to 65535, or 0 for any free one
   * @return this
   */
  public TunnelOptions listen(String host, int port) {
    listenHost = host;
    listenPort = port;
    return this;
  }

  /**
   * Where the game listens. Looked up once, when the tunnel starts.
   *
   * @param host a name or an address, all of whose addresses are loopback
   * @param port 1 to 65535
   * @return this
   */
  public TunnelOptions to(String host, int port) {
    this.host = host;
    this.port = port;
    return this;
  }

  /**
   * The dialect of the game: it decides whether two frames may lie unread, and the charset of the
   * password.
   *
   * @param dialect one of Source frames; {@link Dialect#GENERIC} by default, which trusts nothing
   * @return this
   */
  public TunnelOptions dialect(Dialect dialect) {
    this.dialect = dialect;
    return this;
  }

  /**
   * The tunnel's certificate and key. Both files may change while it runs.
   *
   * @param certificate PEM; the certificate first, then those that vouch for it
   * @param key PEM, PKCS#8, without a passphrase
   * @return this
   */
  public TunnelOptions certificate(Path certificate, Path key) {
    this.certificate = certificate;
    this.key = key;
    return this;
  }

  /**
   * Asks every client for a certificate. The file may change while the tunnel runs; clients whose
   * certificates it no longer covers are disconnected, and while it cannot be used no client is
   * admitted.
   *
   * @param authority PEM; the certificates that vouch for those of clients
   * @return this
   */
  public TunnelOptions clientAuthority(Path authority) {
    clientAuthority = authority;
    return this;
  }

  /**
   * Lets in only certificates of these names, of all that the authority vouches for.
   *
   * @param names common names, or alternative names of the kinds DNS and e-mail
   * @return this
   */
  public TunnelOptions clientNames(List<String> names) {
    clientNames = List.copyOf(names);
    return this;
  }

  /**
   * Lets in the names of a file as well. It may change while the tunnel runs; clients whose names
   * are no longer there are disconnected.
   *
   * @param file UTF-8; a name on each line
   * @return this
   */
  public TunnelOptions clientNameFile(Path file) {
    clientNameFile = file;
    return this;
  }

  /**
   * Asks every client for a token in place of the password. Both files may change while the tunnel
   * runs; clients whose tokens are no longer there are disconnected. A token file that is missing,
   * empty or no text admits nobody.
   *
   * @param tokens UTF-8; on each line a name, a space, and a token of 16 to 512 characters
   * @param password the first line is the game's password
   * @return this
   */
  public TunnelOptions tokens(Path tokens, Path password) {
    tokenFile = tokens;
    passwordFile = password;
    return this;
  }

  /**
   * Asks clients for nothing: only the game's password guards it then, and the game sees all wrong
   * ones come from loopback.
   *
   * @param anyone true to do so
   * @return this
   */
  public TunnelOptions anyone(boolean anyone) {
    this.anyone = anyone;
    return this;
  }

  /**
   * Passes bytes as they come, for protocols that are not Source frames. Not with tokens.
   *
   * @param raw true to do so
   * @return this
   */
  public TunnelOptions raw(boolean raw) {
    this.raw = raw;
    return this;
  }

  /**
   * How many clients may be let in at once.
   *
   * @param count at least 1; 64 by default
   * @return this
   */
  public TunnelOptions maxConnections(int count) {
    maxConnections = count;
    return this;
  }

  /**
   * How many connections one client may have: one token, without tokens one name of certificates,
   * and with neither one address (IPv4) or network (/64 of IPv6).
   *
   * @param count at least 1; half of {@link #maxConnections} by default, but at most 16
   * @return this
   */
  public TunnelOptions maxPerClient(int count) {
    maxPerClient = count;
    return this;
  }

  int mostOfAClient() {
    return Objects.requireNonNullElse(
        maxPerClient, Math.max(1, Math.min(MOST_OF_A_CLIENT, maxConnections / 2)));
  }

  /**
   * How long a connection may lie idle, in both directions, before it is closed.
   *
   * @param idle 10 minutes by default
   * @return this
   */
  public TunnelOptions idle(Duration idle) {
    this.idle = idle;
    return this;
  }

  /**
   * How long TLS and login together may take, and then how long the game may take to answer.
   *
   * @param timeout 10 s by default
   * @return this
   */
  public TunnelOptions loginTimeout(Duration timeout) {
    loginTimeout = timeout;
    return this;
  }

  /**
   * How often the tunnel looks whether its files have changed.
   *
   * @param interval 5 s by default
   * @return this
   */
  public TunnelOptions filesChecked(Duration interval) {
    filesChecked = interval;
    return this;
  }

  /** The files that only the tunnel's user should read. */
  List<Path> secretFiles() {
    return given(key, tokenFile, passwordFile);
  }

  private static List<Path> given(@Nullable Path... files) {
    List<Path> given = new ArrayList<>();
    for (Path file : files) {
      if (file != null) {
        given.add(file);
      }
    }
    return given;
  }

  Path certificate() {
    return Objects.requireNonNull(certificate);
  }

  Path key() {
    return Objects.requireNonNull(key);
  }

  Path passwordFile() {
    return Objects.requireNonNull(passwordFile);
  }
}
