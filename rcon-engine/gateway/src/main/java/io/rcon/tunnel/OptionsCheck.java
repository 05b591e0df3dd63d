package io.rcon.tunnel;

import java.time.Duration;
import java.util.List;

/**
 * Says what is missing in a tunnel's options or does not go together, before anything is opened.
 */
final class OptionsCheck {
  private OptionsCheck() {}

  static void check(TunnelOptions options) {
    require(
        !options.host.isEmpty() && options.port > 0,
        "where is the game? give its address on loopback");
    require(
        options.certificate != null && options.key != null, "TLS needs a certificate and its key");
    boolean authority = options.clientAuthority != null;
    boolean tokens = options.tokenFile != null;
    require(
        authority || tokens || options.anyone,
        "who may come in? ask for tokens, for certificates of an authority, or let in anyone");
    require(
        !options.anyone || !(authority || tokens),
        "either anyone may come in, or those with a token or a certificate");
    require(
        authority || (options.clientNames.isEmpty() && options.clientNameFile == null),
        "client names need an authority");
    require(!options.raw || !tokens, "a raw tunnel knows no login, and so no tokens");
    require(
        options.raw || options.dialect.family().name().equals("source"),
        "the dialect "
            + options.dialect
            + " has no Source frames over TCP, which is what tunnels carry");
    require(options.maxConnections >= 1, "at least one connection must be allowed");
    require(options.mostOfAClient() >= 1, "at least one connection of a client must be allowed");
    for (Duration time : List.of(options.idle, options.loginTimeout, options.filesChecked)) {
      require(!time.isNegative() && !time.isZero(), "times must be above zero");
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
