package io.rcon.simulator;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The counters and requests of a server. Written on its loop, read on any thread. */
final class Journal {
  final AtomicLong commands = new AtomicLong();
  final AtomicLong connections = new AtomicLong();
  final AtomicLong open = new AtomicLong();
  final AtomicLong logins = new AtomicLong();
  final AtomicLong refusedLogins = new AtomicLong();
  final AtomicLong limited = new AtomicLong();

  private final int capacity;
  private final Deque<RecordedRequest> requests = new ArrayDeque<>(0);

  Journal(int capacity) {
    this.capacity = capacity;
  }

  /** Counts a command and keeps the newest ones. */
  long command(int connection, InetSocketAddress from, long nanos, String command) {
    long number = commands.incrementAndGet();
    if (capacity > 0) {
      RecordedRequest request = new RecordedRequest(number, connection, from, nanos, command);
      synchronized (requests) {
        if (requests.size() == capacity) {
          requests.removeFirst();
        }
        requests.addLast(request);
      }
    }
    return number;
  }

  SimulationCounts counts() {
    return new SimulationCounts(
        commands.get(),
        connections.get(),
        open.get(),
        logins.get(),
        refusedLogins.get(),
        limited.get());
  }

  List<RecordedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }
}
