package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.RefusalText;
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
 * The exchanges under way on one line: gives each piece of an answer to the exchange it belongs to,
 * and tells the session when one has ended. Event loop only.
 */
public final class InFlightCommands extends LineMessages implements InFlight {
  /** Longer than any known server's log line; a frame may be far longer. */
  private static final int MAX_EVENT = 16 << 10;

  /** A single piece from here on counts while it is made a text. */
  private static final int LARGE = 1 << 14;

  private final EngineLoop loop;
  private final Dialect dialect;
  private final Conversation conversation;
  private final ExchangeTable table = new ExchangeTable();
  private final ReplyMemory memory;
  private final HalfFrame half;

  /** Null until an answer comes in numbered parts. */
  private @Nullable NumberedParts parts;

  private boolean over;
  private boolean closedByPeer;

  /** While a conversation is shown the part of a frame that has come. */
  @Nullable CutFrame showing;

  /**
   * Makes the exchanges of a line that is about to be opened.
   *
   * @param owner the session
   * @param loop its loop
   * @param server the server
   * @param conversation what is said on the line
   * @param memory where its answers count
   */
  public InFlightCommands(
      InFlightListener owner,
      EngineLoop loop,
      Server server,
      Conversation conversation,
      ReplyMemory memory) {
    super(owner, server);
    this.memory = memory;
    half = new HalfFrame(this, memory);
    this.loop = loop;
    this.dialect = server.dialect();
    this.conversation = conversation;
  }

  /** The line was opened, where frames go from now on. */
  public void opened(Line line) {
    output.opened(line);
  }

  /** {@return false if there is no login to begin} */
  public boolean login() {
    output.secret(true);
    try {
      return conversation.login(this);
    } finally {
      output.secret(false);
    }
  }

  /**
   * Writes a command.
   *
   * @param exchange its exchange
   * @param timeoutNanos the bound until the end of its answer
   * @param number its place among what the session wrote
   * @return false if it cannot go before another one has ended
   */
  public boolean write(Exchange exchange, long timeoutNanos, long number) {
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

  /**
   * Whether a sign of the server is due before anything more may be written.
   *
   * @return false where there is none
   */
  public boolean awaitsSign() {
    return !over && Unfailing.awaitsSign(conversation);
  }

  /** Asks the server for a sign that restores the order. {@return false if there is none} */
  public boolean realign() {
    return !over && Unfailing.realign(conversation, this);
  }

  @Override
  public boolean has(Exchange exchange) {
    return table.get(exchange.key()) == exchange;
  }

  /** The connection is gone, or nobody reads from it any more. */
  public void hungUp() {
    half.release();
  }

  @Override
  public ReplyMemory memory() {
    return memory;
  }

  @Override
  public void giveUpFrame(String why) {
    owner.gaveUp(this, why);
  }

  @Override
  public void giveUp(Exchange exchange, String why) {
    if (has(exchange)) {
      forget(exchange);
      owner.gaveUp(exchange, this, why);
    }
  }

  /** The time has come that the conversation asked for. */
  public void due(long now) {
    if (!over) {
      // It may send the login again.
      output.secret(true);
      try {
        conversation.due(now, this);
      } finally {
        output.secret(false);
      }
    }
  }

  /** Keeps the line alive. {@return false if the conversation has nothing to send for that} */
  boolean keepAlive() {
    return !over && Unfailing.keepAlive(conversation, this);
  }

  /** Nothing came for an exchange for a while. */
  public void silent(Exchange exchange) {
    conversation.silent(exchange.key(), this);
  }

  /** {@return what came of a frame that is not whole, to be looked at at once} */
  public CutFrame cutFrame() {
    return new CutFrame(this, conversation, table, output.unfinished(), dialect.depth() == 1);
  }

  @Override
  public void forget(Exchange exchange) {
    remove(exchange);
    Unfailing.forget(conversation, exchange.key());
  }

  /** {@return how many are under way} */
  public int size() {
    return table.size();
  }

  /** Adds the exchanges whose next time has come. */
  public void addDue(long now, List<Exchange> due) {
    table.addDue(now, due);
  }

  /** {@return the earliest of their next times, or {@link Long#MAX_VALUE}} */
  public long nextDueAt() {
    return table.nextDueAt();
  }

  @Override
  public boolean isOver() {
    return over;
  }

  @Override
  public List<Exchange> retire(Duration rest) {
    half.release();
    if (!closedByPeer && output.unfinished() != null) {
      cutFrame().takeAll();
    }
    over = true;
    if (parts != null) {
      parts.release();
    }
    output.retire(rest);
    return table.inOrder();
  }

  /**
   * Ends an exchange by silence.
   *
   * @param exchange an exchange that {@linkplain Exchange#isQuiet is quiet}
   */
  public void endQuietly(Exchange exchange) {
    Unfailing.quiet(conversation, exchange.key(), this);
    if (has(exchange)) {
      finish(exchange, EndRule.QUIET_TIME, 0);
    }
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    output.came(buffer, index, length);
    if (over) {
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
  }

  @Override
  public void kept(int bytes) {
    half.kept(bytes);
  }

  @Override
  public boolean part(int key, ByteBuf buffer, int index, int length) {
    if (showing != null) {
      return showing.part(key, buffer, index, length);
    }
    Exchange exchange = wanting(key, length);
    if (exchange == null) {
      return false;
    }
    int most = memory.longest(dialect.maxReply());
    if ((long) exchange.length() + length > most) {
      exchange.addToTell(memory, buffer, index, length);
      owner.violated(this, "an answer is longer than " + most + " bytes");
      return false;
    }
    return exchange.add(buffer, index, length, loop.now());
  }

  @Override
  public void numberedPart(int key, int number, int of, ByteBuf buffer, int index, int length) {
    Exchange exchange = wanting(key, length);
    if (exchange != null) {
      if (parts == null) {
        parts =
            new NumberedParts(
                this, this, this::violated, memory, memory.longest(dialect.maxReply()));
      }
      parts.part(exchange, number, of, buffer, index, length);
    }
  }

  private void remove(Exchange exchange) {
    table.remove(exchange);
    if (parts != null) {
      parts.forget(exchange.key());
    }
  }

  @Override
  public void last(int key, ByteBuf buffer, int index, int length, EndRule rule) {
    Exchange exchange = wanting(key, length);
    if (exchange == null) {
      return;
    }
    if (exchange.packets() > 0 || length > Math.min(LARGE, dialect.maxReply())) {
      if (part(key, buffer, index, length)) {
        finish(exchange, rule, 0);
      }
      return;
    }
    long now = loop.now();
    exchange.count(now);
    end(
        exchange,
        Replies.ofOne(exchange, this, buffer, index, length, rule, dialect.charset(), now));
  }

  @Override
  public void ended(int key, EndRule rule, int cut) {
    Exchange exchange = known(key);
    if (exchange != null) {
      finish(exchange, rule, cut);
    }
  }

  private void finish(Exchange exchange, EndRule rule, int cut) {
    end(exchange, Replies.of(exchange, this, cut, rule, dialect.charset(), loop.now()));
  }

  @Override
  public void endedInDoubt(int key, EndRule rule) {
    Exchange exchange = known(key);
    if (exchange != null) {
      Reply whole = Replies.of(exchange, this, 0, rule, dialect.charset(), loop.now());
      end(exchange, whole == null ? null : Doubts.cast(whole));
    }
  }

  @Override
  public void notDecoded(Exchange exchange, Throwable e) {
    exchange.dropBytes();
    forget(exchange);
    owner.notDecoded(exchange, e);
  }

  private void end(Exchange exchange, @Nullable Reply reply) {
    if (reply != null) {
      remove(exchange);
      Unfailing.ended(conversation, exchange.key());
      owner.ended(exchange, reply);
    }
  }

  @Override
  public void endsWhenQuiet(int key, boolean suspect) {
    endsWhenQuiet(key, suspect, 0);
  }

  @Override
  public void endsWhenQuiet(int key, boolean suspect, long leastNanos) {
    Exchange exchange = table.get(key);
    if (exchange != null) {
      long quiet =
          QuietTime.after(dialect.ending().quiet(), owner.roundTrip(), exchange.firstNanos());
      exchange.endsWhenQuiet(
          QuietTime.at(loop.now(), quiet, leastNanos, exchange.overAt()), suspect);
      owner.wakeAt(exchange.dueAt());
    }
  }

  @Override
  public void discard(int key) {
    Exchange exchange = table.get(key);
    if (exchange != null) {
      String text = exchange.discard(dialect.charset());
      if (text != null) {
        owner.event(this, text.substring(0, Math.min(text.length(), MAX_EVENT)), null);
      }
    }
  }

  /** As a piece of an answer comes; of one that has ended, it shows that the end was none. */
  @Nullable Exchange wanting(int key, int length) {
    Exchange exchange = known(key);
    if (exchange == null && !over && length > 0 && conversation.isAnswered(key)) {
      owner.moreCame(this, length);
    }
    return exchange;
  }

  private @Nullable Exchange known(int key) {
    Exchange exchange = table.get(key);
    if (exchange == null && !over) {
      owner.late(this);
    }
    return exchange;
  }

  @Override
  public void unsent(int key, String reason) {
    Exchange exchange = known(key);
    if (exchange != null) {
      remove(exchange);
      owner.unsent(exchange, reason);
    }
  }

  @Override
  public void refusedOrPaced(int key, RefusalText refusal, String reason) {
    Exchange exchange = known(key);
    if (exchange != null) {
      remove(exchange);
      owner.refusedOrPaced(exchange, refusal, reason);
    }
  }

  @Override
  public void event(ByteBuf buffer, int index, int length) {
    if (showing == null) {
      String text = buffer.toString(index, Math.min(length, MAX_EVENT), dialect.charset());
      owner.event(this, text, null);
    }
  }

  @Override
  public void malformed(RconCodecException problem) {
    if (!over) {
      owner.violated(this, String.valueOf(problem.getMessage()));
    }
  }

  @Override
  public void closed(String reason) {
    if (!over) {
      cutFrame().takeAll();
      closedByPeer = true;
      owner.closed(this, reason);
    }
  }

  @Override
  public String whatElseCame(int key) {
    return conversation.whatElseCame(key);
  }

  /** {@return whether the server, or the network, has ended the line} */
  public boolean isClosedByPeer() {
    return closedByPeer;
  }

  /** {@return the answer that the server's close has ended; null if what came cannot be all} */
  public @Nullable Reply endedByClose(Exchange exchange) {
    return closedByPeer
        ? Unfailing.endedByClose(exchange, conversation, dialect.charset(), loop.now())
        : null;
  }
}
