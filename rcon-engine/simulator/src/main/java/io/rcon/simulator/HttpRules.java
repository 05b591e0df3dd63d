package io.rcon.simulator;

import io.netty.handler.codec.http.FullHttpRequest;

/** The behaviour of one game's HTTP API. On the server's event loop. */
interface HttpRules {
  /** Answers a request by {@link HttpConnection#answer}, or leaves it without an answer. */
  void request(FullHttpRequest request, HttpConnection connection);

  /** Whether the server has stopped: it closes what connects, without a word. */
  boolean isGone();

  /** Tokens that were given out are worth nothing any more. */
  void forgetLogins();
}
