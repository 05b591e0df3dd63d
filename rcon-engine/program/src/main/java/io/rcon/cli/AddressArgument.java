package io.rcon.cli;

import io.netty.util.NetUtil;

/**
 * An address as it is typed: {@code host}, {@code host:port}, {@code [v6]:port}, {@code v6}.
 *
 * @param host without brackets
 * @param port 0 if it was not given
 */
record AddressArgument(String host, int port) {
  /** Reads the address of a server. */
  static AddressArgument parse(String text) {
    return parse(text, 1);
  }

  /** Reads an address with a port of at least that; 0 asks for any free one. */
  static AddressArgument parse(String text, int leastPort) {
    String typed = text.strip();
    int close = typed.indexOf(']');
    if (typed.startsWith("[") && close > 1) {
      String rest = typed.substring(close + 1);
      if (rest.isEmpty() || rest.startsWith(":")) {
        return new AddressArgument(typed.substring(1, close), portAfter(rest, text, leastPort));
      }
      throw unreadable(text);
    }
    int colon = typed.indexOf(':');
    if (colon >= 0 && colon == typed.lastIndexOf(':')) {
      return checked(
          typed.substring(0, colon), portAfter(typed.substring(colon), text, leastPort), text);
    }
    return checked(typed, 0, text);
  }

  private static AddressArgument checked(String host, int port, String text) {
    boolean colons = host.indexOf(':') >= 0;
    if (host.isEmpty()
        || (colons && !NetUtil.isValidIpV6Address(host))
        || host.chars().anyMatch(c -> c <= ' ' || "[]/".indexOf(c) >= 0)) {
      throw unreadable(text);
    }
    return new AddressArgument(host, port);
  }

  private static int portAfter(String afterHost, String text, int least) {
    return afterHost.isEmpty()
        ? 0
        : port(afterHost.substring(1), "the address '" + text + "'", least);
  }

  /** Reads a port; the place says where it stood. */
  static int port(String digits, String place, int least) {
    if (digits.matches("\\d{1,5}")) {
      int port = Integer.parseInt(digits);
      if (port >= least && port <= 65535) {
        return port;
      }
    }
    throw CliException.usage(
        place + ": '" + digits + "' is no port; a port is " + least + " to 65535");
  }

  private static CliException unreadable(String text) {
    return CliException.usage(
        "the address '" + text + "' cannot be read; write host:port, [v6]:port or host");
  }
}
