package io.rcon.config;

import io.rcon.Dialect;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host and a port. */
record Address(String host, int port) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:\\[(?<v6>[^\\[\\]]*)]|(?<host>[^\\s\\p{Cntrl}\\x85\\u2028\\u2029:/@\\[\\]]+))(?::(?<port>[^/]*))?");

  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]++(%[\\w.-]+)?");

  static Address parse(Scalar scalar, Dialect dialect) {
    String text = scalar.text();
    Matcher matcher = SHAPE.matcher(text);
    if (V6.matcher(text).matches() && text.indexOf(':') != text.lastIndexOf(':')) {
      throw scalar.error("must have an IPv6 address in brackets, as in [" + text + "]:25575");
    }
    if (!matcher.matches()) {
      throw scalar.error(
          "must be host:port, [IPv6]:port, or a host alone for the dialect's usual port, not '"
              + text
              + "'");
    }
    String v6 = matcher.group("v6");
    if (v6 != null && (v6.indexOf(':') < 0 || !V6.matcher(v6).matches())) {
      throw scalar.error("has brackets around '" + v6 + "', which is no IPv6 address");
    }
    String host = v6 != null ? v6 : matcher.group("host");
    String port = matcher.group("port");
    return new Address(host, port != null ? port(port, scalar) : usual(dialect, scalar));
  }

  private static int port(String text, Scalar scalar) {
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65535) {
      throw scalar.error("has the port '" + text + "'; a port is 1 to 65535");
    }
    return port;
  }

  private static int usual(Dialect dialect, Scalar scalar) {
    if (dialect.defaultPort() == 0) {
      throw scalar.error(
          "has no port, and the dialect "
              + dialect.name()
              + " has no usual one; write "
              + scalar.text()
              + ":PORT");
    }
    return dialect.defaultPort();
  }
}
