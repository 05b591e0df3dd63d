package io.rcon.config;

import io.rcon.Proxy;
import io.rcon.Secret;
import java.util.Optional;

/** Reads {@code proxy}, and its password from beside it. */
final class ProxyReader {
  static final String KEY = "proxy";
  static final String PASSWORD = "proxy_password";
  static final String PASSWORD_FILE = "proxy_password_file";

  private static final String NONE = "none";

  private final Environment environment;
  private final Passwords passwords;

  ProxyReader(Environment environment, Passwords passwords) {
    this.environment = environment;
    this.passwords = passwords;
  }

  /** Empty if the section says nothing; an empty inside says that there is to be no proxy. */
  Optional<Optional<Proxy>> read(Section section) {
    Optional<Secret> password = passwords.read(section, PASSWORD, PASSWORD_FILE);
    Place placeOfPassword = section.place(section.has(PASSWORD) ? PASSWORD : PASSWORD_FILE);
    Scalar scalar = section.scalar(KEY).map(environment::expand).orElse(null);
    if (scalar == null) {
      if (password.isPresent()) {
        throw placeOfPassword.error("a proxy's password without 'proxy' beside it; add it here");
      }
      return Optional.empty();
    }
    if (scalar.text().equals(NONE)) {
      return Optional.of(Optional.empty());
    }
    Proxy proxy;
    try {
      proxy = Proxy.parse(scalar.text());
    } catch (IllegalArgumentException e) {
      throw scalar.error("cannot be used: " + e.getMessage());
    }
    if (password.isEmpty()) {
      return Optional.of(Optional.of(proxy));
    }
    String user = proxy.user().orElse(null);
    if (user == null) {
      throw placeOfPassword.error(
          "a proxy's password without a user; write 'proxy: " + withUser(proxy) + "'");
    }
    try {
      return Optional.of(Optional.of(proxy.credentials(user, password.get())));
    } catch (IllegalArgumentException e) {
      throw placeOfPassword.error(String.valueOf(e.getMessage()));
    }
  }

  private static String withUser(Proxy proxy) {
    return proxy.toString().replace("://", "://user@");
  }
}
