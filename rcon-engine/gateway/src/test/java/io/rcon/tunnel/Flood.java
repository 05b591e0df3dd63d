package io.rcon.tunnel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.rcon.testing.Background;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** Bytes written to a socket as fast as it takes them, until the test has seen that it stopped. */
final class Flood {
  private static final int MOST_PIECES = 1024;

  private final byte[] piece = new byte[1 << 16];
  private final AtomicLong written = new AtomicLong();
  private final AtomicBoolean isEnough = new AtomicBoolean();
  private final CompletableFuture<Void> writing;

  Flood(Socket socket) {
    new Random(1).nextBytes(piece);
    writing = Background.run(() -> write(socket));
  }

  private void write(Socket socket) {
    try {
      while (written.get() < MOST_PIECES && !isEnough.get()) {
        socket.getOutputStream().write(piece);
        written.incrementAndGet();
      }
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until no more is taken; what was is in the system's buffers and the tunnel's. */
  void awaitHeldBack() {
    long[] before = {-1};
    Awaitility.await()
        .pollInterval(Duration.ofMillis(300))
        .atMost(Duration.ofSeconds(30))
        .until(() -> before[0] == (before[0] = written.get()) && before[0] > 0);
    assertFalse(writing.isDone(), "64 MB vanished into the tunnel");
  }

  /** Writes no more than is under way, and reads all of it at the other end. */
  void assertArrives(InputStream in) throws IOException {
    isEnough.set(true);
    long pieces = 0;
    for (byte[] read = in.readNBytes(piece.length);
        read.length > 0;
        read = in.readNBytes(piece.length)) {
      assertArrayEquals(piece, read);
      pieces++;
    }
    writing.join();
    assertEquals(written.get(), pieces);
  }
}
