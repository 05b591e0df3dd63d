package io.rcon.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The windows of a client that works in turn with another: it rests until it is told to begin, and
 * again once a window is over. The machine's other load changes from second to second; in turns
 * both of a pair meet the same.
 */
final class Turns {
  static final String WARM = "WARM";
  static final String WINDOW = "WINDOW";

  /** In milliseconds, until the caches hold this client's data and not the other's. */
  private static final int SETTLE = 100;

  /** Restarts before the first window, so that their code is compiled too. */
  private static final int REHEARSALS = 3;

  private final Work work;
  private final LoadClient client;
  private final Gauge gauge;
  private final PrintWriter out;

  Turns(Work work, LoadClient client, Gauge gauge, PrintWriter out) {
    this.work = work;
    this.client = client;
    this.gauge = gauge;
    this.out = out;
  }

  /** All windows together; goes on working behind them. */
  Window take(Usage usage) throws IOException, InterruptedException {
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Window all = Window.NONE;
    for (int i = 0; i < REHEARSALS; i++) {
      halt();
      begin();
      ClientCommand.pause(3 * SETTLE);
    }
    halt();
    say(WARM);
    for (int i = 0; i < work.windows && told.readLine() != null; i++) {
      begin();
      all = all.and(ClientCommand.window(usage, gauge, work.measure / work.windows));
      halt();
      say(WINDOW);
    }
    told.readLine();
    begin();
    return all;
  }

  private void begin() throws InterruptedException {
    gauge.goOn();
    client.begin();
    ClientCommand.pause(SETTLE);
  }

  /** Waits for the last answer. */
  private void halt() throws InterruptedException {
    gauge.stop();
    client.halt();
    long before;
    do {
      before = gauge.answers();
      ClientCommand.pause(30);
    } while (gauge.answers() > before);
  }

  private void say(String word) {
    out.println(word);
    out.flush();
  }
}
