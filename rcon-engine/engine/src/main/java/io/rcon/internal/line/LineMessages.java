package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.Server;
import io.rcon.internal.wire.LineListener;
import io.rcon.spi.Answers;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * Takes what concerns a line as a whole and none of its commands: bytes out, and what the
 * conversation reports of the login and the order. Event loop only.
 */
abstract class LineMessages implements LineListener, Answers, InFlight {
  InFlightListener owner;
  final LineOutput output;

  LineMessages(InFlightListener owner, Server server) {
    this.owner = owner;
    output = new LineOutput(server);
  }

  /** Another line begins, of a session that may be another one. */
  void beginsAgain(InFlightListener owner, Server server) {
    this.owner = owner;
    output.beginsAgain(server);
  }

  /** {@return whether anything of the last command was sent} */
  public final boolean hasSent() {
    return output.hasSent;
  }

  /** The server broke a rule. */
  final void violated(String how) {
    owner.violated(this, how);
  }

  @Override
  public final void loggedIn() {
    output.secret(false);
    owner.loggedIn(this);
  }

  @Override
  public final void refused(String reason) {
    owner.refused(this, reason);
  }

  @Override
  public final void loginLost(String reason) {
    owner.loginLost(this, reason);
  }

  @Override
  public final void aligned() {
    owner.aligned(this);
  }

  @Override
  public final void stray(ByteBuf buffer, int index, int length) {
    owner.stray(this, buffer, index, length);
  }

  @Override
  public final ByteBufAllocator allocator() {
    return output.allocator();
  }

  @Override
  public final Optional<SocketAddress> peer() {
    return output.remote();
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
