package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.RconEvent;
import io.rcon.Server;
import io.rcon.internal.wire.LineListener;
import io.rcon.spi.Answers;

/**
 * What concerns a line as a whole and none of its commands: bytes out, and what the conversation
 * tells of the login and the order. Event loop only.
 */
abstract sealed class LineMessages implements LineListener, Answers permits InFlightCommands {
  final InFlightListener owner;
  final LineOutput output;

  LineMessages(InFlightListener owner, Server server) {
    this.owner = owner;
    output = new LineOutput(server);
  }

  private InFlightCommands line() {
    return (InFlightCommands) this;
  }

  /** {@return whether anything of the last command was sent} */
  public final boolean hasSent() {
    return output.hasSent;
  }

  /** The server broke a rule. */
  final void violated(String how) {
    owner.violated(line(), how);
  }

  @Override
  public final void loggedIn() {
    owner.loggedIn(line());
  }

  @Override
  public final void refused(String reason) {
    owner.refused(line(), reason);
  }

  @Override
  public final void loginLost(String reason) {
    owner.loginLost(line(), reason);
  }

  @Override
  public final void event(RconEvent event) {
    if (line().showing == null) {
      owner.event(line(), event.text(), event);
    }
  }

  @Override
  public final void aligned() {
    owner.aligned(line());
  }

  @Override
  public final void stray(ByteBuf buffer, int index, int length) {
    owner.stray(line(), buffer, index, length);
  }

  @Override
  public final ByteBufAllocator allocator() {
    return output.allocator();
  }

  @Override
  public final ByteBuf frame(int size) {
    return output.frame(size);
  }

  @Override
  public final void send(ByteBuf frame) {
    output.send(frame);
  }

  @Override
  public final void read(int bytes) {
    owner.read(bytes);
  }

  @Override
  public final void written(int bytes) {
    owner.written(bytes);
  }
}
