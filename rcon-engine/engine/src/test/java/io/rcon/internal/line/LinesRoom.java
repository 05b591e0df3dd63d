package io.rcon.internal.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.RconEvent;
import io.rcon.RconException.Delivery;
import io.rcon.RefusalText;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.reply.PendingFuture;
import io.rcon.internal.support.VirtualLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The room of lines alone: real conversations below, a recording owner above. */
final class LinesRoom implements AutoCloseable {
  static final String OOB = "\u00ff\u00ff\u00ff\u00ff";

  final VirtualLoop loop = new VirtualLoop();
  final RecordedWire wire = new RecordedWire();
  final Above above = new Above();
  final LoopContext context = RoomContext.of(loop);

  @Override
  public void close() {
    loop.close();
  }

  Lines lines(String dialect) {
    Server server =
        Server.of(Dialect.named(dialect).orElseThrow(), "127.0.0.1", 1, Secret.of("hunter2"));
    return Lines.of(context, server, Mechanisms.of(server.dialect()), wire, above);
  }

  ConnectionLine connection(String dialect) {
    ConnectionLine line = (ConnectionLine) lines(dialect);
    assertTrue(line.open(above));
    assertTrue(line.logIn());
    line.ready(loop.loop().now(), 0);
    return line;
  }

  Exchange write(Lines lines, String text) {
    Exchange exchange = new Exchange();
    Command command = Command.of(text).timeout(Duration.ofSeconds(4));
    exchange.given(command, noCaller(command), loop.loop().now(), Long.MAX_VALUE);
    lines.write(exchange, Objects.requireNonNull(lines.acquire()));
    return exchange;
  }

  private static PendingFuture noCaller(Command command) {
    return new PendingFuture(
        new PendingFuture.Owner() {
          @Override
          public void given(Command given, PendingFuture future) {}

          @Override
          public void cancelRequested(PendingFuture future) {}

          @Override
          public void rejected(PendingFuture future) {}
        },
        command,
        true);
  }

  /** Lets time go on, and has the lines look at what is due as their commands would. */
  void pass(Lines lines, Duration time) {
    for (long left = time.toMillis(); left > 0; left -= 50) {
      loop.pass(Duration.ofMillis(50));
      long now = loop.loop().now();
      List<Exchange> due = new ArrayList<>();
      lines.addDue(now, due);
      due.forEach(each -> lines.due(each, now));
    }
  }

  void datagram(int line, String text) {
    wire.frame(line, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Writes down what the lines tell the commands. */
  static final class Above implements LinesListener, LoginListener {
    final List<String> told = new ArrayList<>();

    void understood(String... expected) {
      assertEquals(List.of(expected), told);
      told.clear();
    }

    @Override
    public void wakeAt(long at) {}

    @Override
    public void ended(Exchange exchange, Reply reply) {
      told.add(exchange.command().text() + " ended: " + reply.text());
    }

    @Override
    public void timedOut(Exchange exchange, Failure why, Delivery delivery) {
      told.add(exchange.command().text() + " timed out");
    }

    @Override
    public void failed(Exchange exchange, Failure why, Delivery delivery) {
      told.add(exchange.command().text() + " failed: " + delivery);
    }

    @Override
    public void refusedOrPaced(Exchange exchange, RefusalText refusal, String reason) {
      told.add(exchange.command().text() + " refused: " + reason);
    }

    @Override
    public void refused(List<Exchange> answered, String reason) {
      told.add("refused, and with it " + answered.size());
    }

    @Override
    public void unrun(List<Exchange> exchanges, String reason) {
      told.add("unrun: " + exchanges.size());
    }

    @Override
    public void portClosed(Exchange exchange, String reason) {
      told.add(exchange.command().text() + ": " + reason);
    }

    @Override
    public void connectionClosed(String reason) {
      told.add("connection closed");
    }

    @Override
    public void connectionUseless(Failure why) {
      told.add("useless: " + why.with("s", Delivery.UNKNOWN).getMessage());
    }

    @Override
    public void said(String text, @Nullable RconEvent known) {
      told.add("said: " + text);
    }

    @Override
    public void free() {
      told.add("free");
    }

    @Override
    public boolean takePace() {
      return true;
    }

    @Override
    public long takePace(Exchange exchange, int requests) {
      return 0;
    }

    @Override
    public void survive(Runnable step) {
      step.run();
    }

    @Override
    public void loggedIn() {
      told.add("logged in");
    }

    @Override
    public void refused(String reason) {
      told.add("login refused");
    }

    @Override
    public void closed(String reason) {
      told.add("login closed");
    }

    @Override
    public void failed(Failure why) {
      told.add("login failed");
    }
  }
}
