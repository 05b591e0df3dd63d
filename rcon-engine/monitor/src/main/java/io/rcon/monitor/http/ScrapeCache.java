package io.rcon.monitor.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a scrape, made on a worker, one at a time, and at most once a second in each form:
 * who asks meanwhile gets the same bytes. On the HTTP server's event loop only.
 */
final class ScrapeCache {
  private static final long FRESH_NANOS = 1_000_000_000L;

  /** Makes the text. */
  interface Source {
    byte[] text(String contentType) throws IOException;
  }

  private record Form(String contentType, boolean gzip) {}

  private record Made(long at, Future<@Nullable Buffer> bytes) {}

  private final Source source;
  private final Map<Form, Made> made = new HashMap<>();

  ScrapeCache(Source source) {
    this.source = source;
  }

  Future<@Nullable Buffer> get(Vertx vertx, String contentType, boolean gzip) {
    Form form = new Form(contentType, gzip);
    Made last = made.get(form);
    long now = System.nanoTime();
    if (last == null
        || last.bytes().failed()
        || (last.bytes().isComplete() && now - last.at() >= FRESH_NANOS)) {
      last = new Made(now, vertx.<@Nullable Buffer>executeBlocking(() -> make(form), true));
      made.put(form, last);
    }
    return last.bytes();
  }

  private Buffer make(Form form) throws IOException {
    byte[] text = source.text(form.contentType());
    if (!form.gzip()) {
      return Buffer.buffer(text);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length / 8 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text);
    }
    return Buffer.buffer(out.toByteArray());
  }
}
