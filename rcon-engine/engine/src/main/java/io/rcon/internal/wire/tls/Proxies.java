package io.rcon.internal.wire.tls;

import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.rcon.Proxy;
import io.rcon.Server;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the handlers of proxies, and describes their refusals. */
final class Proxies {
  /** Netty gives a proxy's answer in the text only: SOCKS by name, HTTP by number. */
  private static final Pattern STATUS = Pattern.compile("status: ([A-Z_]+|\\d{3})\\b");

  private Proxies() {}

  static ProxyHandler handler(Proxy proxy, InetSocketAddress address) {
    String user = proxy.user().orElse(null);
    String password = user == null ? null : new String(proxy.password().reveal());
    ProxyHandler handler =
        switch (proxy.kind()) {
          case SOCKS5 -> new Socks5ProxyHandler(address, user, password);
          case HTTP ->
              user == null || password == null
                  ? new HttpProxyHandler(address)
                  : new HttpProxyHandler(address, user, password);
        };
    // The session bounds the whole dial with a deadline of its own.
    handler.setConnectTimeoutMillis(0);
    return handler;
  }

  static String reason(Server server, Proxy proxy, @Nullable Throwable cause) {
    String message = cause == null ? "" : String.valueOf(cause.getMessage());
    return "the proxy " + proxy + " " + words(server, message);
  }

  private static String words(Server server, String message) {
    if (message.contains("authStatus")) {
      return "does not accept the user and the password";
    }
    Matcher matcher = STATUS.matcher(message);
    String status = matcher.find() ? matcher.group(1) : "";
    String address = server.address();
    return switch (status) {
      case "FORBIDDEN", "403" ->
          "forbids connections to " + address + "; its rules must allow that address and port";
      // tinyproxy answers a wrong password with 401, as no proxy should.
      case "407", "401" -> "wants a user and a password, or others than it was given";
      case "FAILURE" -> "failed to reach " + address + " and does not say why";
      case "CONNECTION_REFUSED" -> "was refused by " + address + ": nothing listens there";
      case "HOST_UNREACHABLE", "NETWORK_UNREACHABLE", "TTL_EXPIRED" ->
          "cannot reach " + address + " (" + status.toLowerCase(Locale.ROOT) + ")";
      case "502", "503", "504" -> "cannot reach " + address + " (HTTP status " + status + ")";
      // Netty's number for an answer that is no HTTP.
      case "", "999" -> withoutStatus(message);
      default -> "refused to connect to " + address + " (" + status + ")";
    };
  }

  private static String withoutStatus(String message) {
    if (message.contains("authMethod")) {
      return "wants a user and a password, or does not speak SOCKS5";
    }
    if (message.contains("disconnected")) {
      return "closed the connection without an answer; check that it is a proxy of this kind";
    }
    return "does not speak as such a proxy does; check its kind and port";
  }
}
