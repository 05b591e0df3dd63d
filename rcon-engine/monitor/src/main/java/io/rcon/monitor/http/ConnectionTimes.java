package io.rcon.monitor.http;

import java.time.Duration;

/**
 * The times that connections may be silent for. A value.
 *
 * @param first until the head of the first request is there, and for each body
 * @param next between an answer and the next request
 */
record ConnectionTimes(Duration first, Duration next) {
  static final ConnectionTimes USUAL =
      new ConnectionTimes(Duration.ofSeconds(10), Duration.ofSeconds(60));
}
