package io.rcon.monitor.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** One page's stream of events. HTTP's event loop only. */
final class EventStream {
  private final HttpServerResponse response;
  private final @Nullable LongPredicate ended;
  private long sent;

  /**
   * Makes a stream that was sent nothing yet.
   *
   * @param ended whether its login has ended, at a time of {@link System#nanoTime}; null if never
   * @param sent the number of the last change that it need not be told
   */
  EventStream(HttpServerResponse response, @Nullable LongPredicate ended, long sent) {
    this.response = response;
    this.ended = ended;
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
    return ended != null && ended.test(now);
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
