package io.rcon.internal.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.internal.line.ConnectionLine;
import io.rcon.internal.line.LoginListener;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.line.RecordedWire;
import io.rcon.internal.line.RoomContext;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.reply.PendingFuture;
import io.rcon.internal.support.VirtualLoop;
import io.rcon.spi.Mechanism;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A room of commands that is built alone: real lines below, a recording session above. */
final class CommandRoom implements AutoCloseable {
  static final String OOB = "\u00ff\u00ff\u00ff\u00ff";

  final VirtualLoop loop = new VirtualLoop();
  final RecordedWire wire = new RecordedWire();
  final RecordedSession session = new RecordedSession();
  final LoopContext context = RoomContext.of(loop);
  final CommandPipeline pipeline;

  CommandRoom(String dialect) {
    this(Dialect.named(dialect).orElseThrow());
  }

  CommandRoom(Dialect dialect) {
    this(dialect, Mechanisms.of(dialect));
  }

  CommandRoom(Dialect dialect, Mechanism mechanism) {
    Server server = Server.of(dialect, "127.0.0.1", 1, Secret.of("hunter2"));
    pipeline = new CommandPipeline(context, server, mechanism, wire, session);
  }

  /** The login on the connection goes well. */
  CommandRoom connected() {
    ConnectionLine line = pipeline.lines().connection();
    assertTrue(line != null && line.open(new NoLogin()));
    assertTrue(line.logIn());
    if (pipeline.lines().isStream()) {
      frame(wire.secretId, 2, "");
    }
    wire.log.clear();
    pipeline.ready(loop.loop().now(), 0);
    return this;
  }

  PendingFuture give(String text) {
    return give(Command.of(text));
  }

  PendingFuture give(Command command) {
    PendingFuture future = new PendingFuture(pipeline.intake(), command, true);
    pipeline.intake().accept(command, future);
    return future;
  }

  void datagram(int line, String text) {
    wire.frame(line, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A frame of the Source kind answers what was sent as the n-th, from 0. */
  void answer(int sent, String text) {
    String hex = wire.log.stream().filter(each -> each.contains(" sent ")).toList().get(sent);
    byte[] id = new byte[4];
    for (int i = 0; i < 4; i++) {
      int at = hex.indexOf("sent ") + 5 + 2 * (4 + i);
      id[i] = (byte) Integer.parseInt(hex.substring(at, at + 2), 16);
    }
    frame(id, 0, text);
  }

  private void frame(byte[] id, int type, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[8 + body.length + 2];
    System.arraycopy(id, 0, frame, 0, 4);
    frame[4] = (byte) type;
    System.arraycopy(body, 0, frame, 8, body.length);
    wire.frame(0, frame);
  }

  void pass(Duration time) {
    loop.pass(time);
  }

  List<String> sent() {
    return wire.log.stream().filter(each -> each.contains(" sent ")).toList();
  }

  /** How it ended: the text, or the class and the delivery of the failure; empty before. */
  static String end(PendingFuture future) {
    CompletableFuture<String> end =
        future
            .toCompletableFuture()
            .handle((reply, failure) -> failure == null ? reply.text() : words(failure));
    return end.isDone() ? end.join() : "";
  }

  private static String words(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof io.rcon.RconException rcon
        ? rcon.getClass().getSimpleName() + " " + rcon.delivery()
        : String.valueOf(cause);
  }

  @Override
  public void close() {
    loop.close();
  }

  private static final class NoLogin implements LoginListener {
    @Override
    public void loggedIn() {}

    @Override
    public void refused(String reason) {}

    @Override
    public void closed(String reason) {}

    @Override
    public void failed(Failure why) {}
  }
}
