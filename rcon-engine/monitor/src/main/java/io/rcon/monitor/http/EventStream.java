package io.rcon.monitor.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One page's stream of events. HTTP's event loop only. */
final class EventStream {
  private final HttpServerResponse response;
  private final @Nullable Long until;
  private long sent;

  /**
   * Makes a stream that was sent nothing yet.
   *
   * @param until when its login ends, in the time of {@link System#nanoTime}; null if never
   * @param sent the number of the last change that it need not be told
   */
  EventStream(HttpServerResponse response, @Nullable Long until, long sent) {
    this.response = response;
    this.until = until;
    this.sent = sent;
  }

  /** An event on the wire. */
  static Buffer text(String event, String id, byte[] json) {
    return Buffer.buffer(json.length + 64)
        .appendString("id: " + id + "\nevent: " + event + "\ndata: ")
        .appendBytes(json)
        .appendBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
  }

  long sent() {
    return sent;
  }

  boolean isFull() {
    return response.writeQueueFull();
  }

  boolean isOver(long now) {
    return until != null && now - until >= 0;
  }

  /** Writes unless the client is slow; then it stays behind. */
  void write(Buffer event, long sequence) {
    if (!isFull() && !response.ended() && !response.closed()) {
      response.write(event);
      sent = sequence;
    }
  }

  void end() {
    response.end();
  }
}
