package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.EndRule;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.codec.RconCodecException;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.Line;
import io.rcon.spi.Conversation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands in flight on one line: written by way of its conversation, which reads the frames
 * that come and {@linkplain LineAnswers reports} what they mean. Event loop only.
 */
public final class InFlightCommands extends LineAnswers {
  /** Null until a frame comes in part. */
  private @Nullable HalfFrame half;

  private boolean closedByPeer;

  /**
   * Makes the exchanges of a line that is about to be opened.
   *
   * @param owner the session
   * @param loop its loop
   * @param server the server
   * @param conversation what is said on the line
   * @param memory where its answers count
   */
  InFlightCommands(
      InFlightListener owner,
      EngineLoop loop,
      Server server,
      Conversation conversation,
      ReplyMemory memory) {
    super(owner, loop, server, conversation, memory);
  }

  /** The line was opened, where frames go from now on. */
  void opened(Line line) {
    output.opened(line);
  }

  /** It is kept for another command, and keeps no frame of this one. */
  void letGo() {
    assert table.size() == 0;
    half = null;
    closedByPeer = false;
  }

  // ---- out

  /** Tells the conversation that the line stands, by which alone it may be logged in or refused. */
  void begin() {
    output.secret(true);
    try {
      conversation.opened(output, this, this);
    } finally {
      output.secret(false);
    }
  }

  /**
   * Frames that are sent until its end may hold the password. {@return false if there is none to
   * begin}
   */
  boolean login() {
    output.secret(true);
    boolean awaited = conversation.login(this);
    if (!awaited) {
      output.secret(false);
    }
    return awaited;
  }

  /**
   * Writes a command.
   *
   * @param exchange its exchange
   * @param timeoutNanos the bound until the end of its answer
   * @param number its place among what the session wrote
   * @return false if it cannot go before another one has ended
   */
  boolean write(Exchange exchange, long timeoutNanos, long number) {
    output.hasSent = false;
    int key =
        conversation.command(exchange.command().text(), exchange.command().isExactEnd(), this);
    if (key == Conversation.NOT_NOW) {
      return false;
    }
    assert table.get(key) == null : "the key of a command in flight was given out again";
    exchange.written(loop.now(), timeoutNanos, number, key, this);
    table.put(exchange);
    return true;
  }

  /** Asks the server for a sign that restores the order. {@return false if there is none} */
  boolean realign() {
    return !isOver() && Unfailing.realign(conversation, this);
  }

  /** Keeps the line alive. {@return false if the conversation has nothing to send for that} */
  boolean keepAlive() {
    return !isOver() && Unfailing.keepAlive(conversation, this);
  }

  // ---- time

  /** The time has come that the conversation asked for. */
  void due(long now) {
    if (!isOver()) {
      // It may send the login again.
      boolean loggingIn = output.secret(true);
      try {
        conversation.due(now, this);
      } finally {
        output.secret(loggingIn);
      }
    }
  }

  /** {@return whether the server can have read a command} */
  public boolean hasLeft(Exchange exchange) {
    return Unfailing.hasLeft(conversation, exchange.key());
  }

  /** Nothing came for an exchange for a while. */
  void silent(Exchange exchange) {
    conversation.silent(exchange.key(), this);
  }

  /** Ends an exchange by silence, since it {@linkplain CommandTimes#isQuiet is quiet}. */
  void endQuietly(Exchange exchange) {
    Unfailing.quiet(conversation, exchange.key(), this);
    if (has(exchange)) {
      finish(exchange, EndRule.QUIET_TIME, 0);
    }
    leaveIfOver();
  }

  /** The last of this line's code that runs for a frame, or for a silence. */
  private void leaveIfOver() {
    if (isOver()) {
      owner.over(this);
    }
  }

  /** Adds the exchanges whose next time has come. */
  void addDue(long now, List<Exchange> due) {
    table.addDue(now, due);
  }

  /** {@return the earliest of their next times, or {@link Long#MAX_VALUE}} */
  long nextDueAt() {
    return table.nextDueAt();
  }

  // ---- in

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    output.came(buffer, index, length);
    if (isOver()) {
      owner.late(this);
    } else {
      owner.heard(this);
      try {
        conversation.frame(buffer, index, length, this);
      } catch (RconCodecException e) {
        malformed(e);
      } catch (Throwable e) {
        owner.threw(this, e);
      }
    }
    leaveIfOver();
  }

  @Override
  public void kept(int bytes) {
    if (half == null && bytes > 0) {
      half = new HalfFrame(this, memory);
    }
    if (half != null) {
      half.kept(bytes, loop.now());
    }
  }

  @Override
  public void giveUpFrame(String why) {
    owner.gaveUp(this, why);
  }

  @Override
  public void malformed(RconCodecException problem) {
    if (!isOver()) {
      owner.violated(this, String.valueOf(problem.getMessage()));
    }
  }

  /** {@return what came of a frame that is not whole, to be looked at at once} */
  public CutFrame cutFrame() {
    long cameAt = half == null ? loop.now() : half.cameAt();
    return new CutFrame(
        this, conversation, table, output.unfinished(), cameAt, dialect.depth() == 1);
  }

  @Override
  public String whatElseCame(int key) {
    return conversation.whatElseCame(key);
  }

  // ---- the end

  @Override
  public void closed(String reason) {
    if (!isOver()) {
      cutFrame().takeAll();
      closedByPeer = true;
      owner.closed(this, reason);
    }
  }

  /** The connection is gone, or nobody reads from it any more. */
  void hungUp() {
    if (half != null) {
      half.release();
    }
  }

  @Override
  public List<Exchange> retire(Duration rest) {
    end(rest);
    return table.inOrder();
  }

  @Override
  public void end(Duration rest) {
    hungUp();
    if (!closedByPeer && output.unfinished() != null) {
      cutFrame().takeAll();
    }
    endsHere();
    output.retire(rest, owner.afterEnd());
  }

  /** {@return whether the server, or the network, has ended the line} */
  boolean isClosedByPeer() {
    return closedByPeer;
  }

  /** {@return whether a sign of the server is due before anything more may be written} */
  boolean awaitsSign() {
    return !isOver() && Unfailing.awaitsSign(conversation);
  }

  /** {@return the answer that the server's close has ended; null if what came cannot be all} */
  @Nullable Reply endedByClose(Exchange exchange) {
    return closedByPeer
        ? Unfailing.endedByClose(exchange, conversation, dialect.charset(), loop.now())
        : null;
  }
}
