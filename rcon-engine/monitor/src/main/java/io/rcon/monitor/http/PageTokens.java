package io.rcon.monitor.http;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token file as it is now: it is read again every second, so that a token that was taken out of
 * it is out at once, with its logins and streams. A file that is missing or cannot be used lets
 * nobody in; it is looked at twice before, since editors empty a file before they write it.
 */
final class PageTokens {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.monitor");

  private final Path file;
  private volatile AccessTokens tokens;
  private String problem = "";
  private boolean reading;

  /** Reads the file for the first time, which must succeed. */
  PageTokens(Path file) throws IOException {
    this.file = file;
    tokens = AccessTokens.read(file);
  }

  /** On any thread. */
  AccessTokens tokens() {
    return tokens;
  }

  /**
   * Reads the file again on a worker, since a slow disk may block it; skipped while the last
   * reading has not ended. HTTP's event loop only.
   */
  void refresh(Vertx vertx) {
    if (reading) {
      return;
    }
    reading = true;
    vertx
        .executeBlocking(() -> {
          refresh();
          return null;
        })
        .onComplete(done -> reading = false);
  }

  /** By one thread at a time. */
  void refresh() {
    try {
      tokens = AccessTokens.read(file);
      problem = "";
    } catch (IOException | RuntimeException e) {
      String why = Files.exists(file) ? String.valueOf(e.getMessage()) : "there is no file " + file;
      if (why.equals(problem) && tokens != AccessTokens.NONE) {
        tokens = AccessTokens.NONE;
        log.warn("The token file cannot be used: {}; nobody is let in until it can", why);
      }
      problem = why;
    }
  }
}
