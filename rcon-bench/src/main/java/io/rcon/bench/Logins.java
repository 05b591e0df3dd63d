package io.rcon.bench;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until all sessions are logged in. */
final class Logins {
  private final CountDownLatch missing;

  Logins(int sessions) {
    missing = new CountDownLatch(sessions);
  }

  void one() {
    missing.countDown();
  }

  /** Waits so many seconds at most. */
  void await(long seconds) throws IOException, InterruptedException {
    if (!missing.await(seconds, TimeUnit.SECONDS)) {
      throw new IOException(missing.getCount() + " sessions did not get ready");
    }
  }
}
