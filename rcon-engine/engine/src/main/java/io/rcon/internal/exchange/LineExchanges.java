package io.rcon.internal.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.codec.RconCodecException;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.Line;
import io.rcon.internal.wire.LineListener;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges under way on one line: gives each piece of an answer to the exchange it belongs to,
 * and tells the session when one has ended. Event loop only.
 */
public final class LineExchanges implements LineListener, Answers {
  /** Longer than any known server's log line; a frame may be far longer. */
  private static final int MAX_EVENT = 16 << 10;

  private final LineOwner owner;
  private final EngineLoop loop;
  private final Dialect dialect;
  private final Conversation conversation;
  private final ExchangeTable table = new ExchangeTable();
  private final LineOutput output;
  private boolean over;

  /**
   * Makes the exchanges of a line that is about to be opened.
   *
   * @param owner the session
   * @param loop its loop
   * @param server the server
   * @param conversation what is said on the line
   */
  public LineExchanges(LineOwner owner, EngineLoop loop, Server server, Conversation conversation) {
    this.owner = owner;
    this.loop = loop;
    this.dialect = server.dialect();
    this.conversation = conversation;
    output = new LineOutput(server);
  }

  /**
   * The line was opened.
   *
   * @param line where frames go
   */
  public void opened(Line line) {
    output.opened(line);
  }

  /** {@return false if there is no login to begin} */
  public boolean login() {
    output.secret(true);
    boolean begun = conversation.login(this);
    output.secret(false);
    return begun;
  }

  /**
   * Writes a command.
   *
   * @param exchange its exchange
   * @param timeoutNanos the bound until the end of its answer
   * @param number its place among what the session wrote
   */
  public void write(Exchange exchange, long timeoutNanos, long number) {
    int key =
        conversation.command(exchange.command().text(), exchange.command().isExactEnd(), this);
    exchange.written(loop.now(), timeoutNanos, number, key, this);
    table.put(exchange);
  }

  /**
   * Asks the server for a sign that restores the order.
   *
   * @return false if there is none
   */
  public boolean realign() {
    return !over && conversation.realign(this);
  }

  /**
   * Nothing came for an exchange for a while.
   *
   * @param exchange the exchange
   */
  public void silent(Exchange exchange) {
    conversation.silent(exchange.key(), this);
  }

  /**
   * Takes an exchange off the line; what still comes for it is late.
   *
   * @param exchange the exchange
   */
  public void forget(Exchange exchange) {
    table.remove(exchange);
    conversation.forget(exchange.key());
  }

  /** {@return how many are under way} */
  public int size() {
    return table.size();
  }

  /**
   * Adds the exchanges whose next time has come.
   *
   * @param now the loop's time
   * @param due where to
   */
  public void addDue(long now, List<Exchange> due) {
    table.addDue(now, due);
  }

  /** {@return the earliest of their next times, or {@link Long#MAX_VALUE}} */
  public long nextDueAt() {
    return table.nextDueAt();
  }

  /**
   * Ends the line.
   *
   * @param rest how long its pair of server and port rests
   * @return those that were under way, in order
   */
  public List<Exchange> retire(Duration rest) {
    over = true;
    output.retire(rest);
    return table.inOrder();
  }

  /**
   * Ends an exchange by silence.
   *
   * @param exchange an exchange that {@linkplain Exchange#isQuiet is quiet}
   */
  public void endQuietly(Exchange exchange) {
    finish(exchange, EndRule.QUIET_TIME, 0);
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    output.came(buffer, index, length);
    if (over) {
      owner.late(this);
    } else {
      owner.heard(this);
      conversation.frame(buffer, index, length, this);
    }
  }

  @Override
  public boolean part(int key, ByteBuf buffer, int index, int length) {
    Exchange exchange = wanting(key, length);
    if (exchange == null) {
      return false;
    }
    if ((long) exchange.length() + length > dialect.maxReply()) {
      owner.violated(this, "an answer is longer than " + dialect.maxReply() + " bytes");
      return false;
    }
    exchange.add(buffer, index, length, loop.now());
    return true;
  }

  @Override
  public void last(int key, ByteBuf buffer, int index, int length, EndRule rule) {
    Exchange exchange = wanting(key, length);
    if (exchange == null) {
      return;
    }
    if (exchange.packets() > 0) {
      if (part(key, buffer, index, length)) {
        finish(exchange, rule, 0);
      }
      return;
    }
    long now = loop.now();
    exchange.count(now);
    String text = length == 0 ? "" : buffer.toString(index, length, dialect.charset());
    end(exchange, new Reply(text, rule, false, 1, now - exchange.sentAt()));
  }

  @Override
  public void ended(int key, EndRule rule, int cut) {
    Exchange exchange = known(key);
    if (exchange != null) {
      finish(exchange, rule, cut);
    }
  }

  private void finish(Exchange exchange, EndRule rule, int cut) {
    end(exchange, exchange.reply(cut, rule, dialect.charset(), loop.now()));
  }

  @Override
  public void endedInDoubt(int key, EndRule rule) {
    Exchange exchange = known(key);
    if (exchange != null) {
      Reply whole = exchange.reply(0, rule, dialect.charset(), loop.now());
      end(exchange, Doubts.cast(whole));
    }
  }

  private void end(Exchange exchange, Reply reply) {
    table.remove(exchange);
    conversation.ended(exchange.key());
    owner.ended(exchange, reply);
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
      owner.event(this, text.substring(0, Math.min(text.length(), MAX_EVENT)));
    }
  }

  /** As a piece of an answer comes; of one that has ended, it shows that the end was none. */
  private @Nullable Exchange wanting(int key, int length) {
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
  public void refusedOrPaced(int key, String reason) {
    Exchange exchange = known(key);
    if (exchange != null) {
      table.remove(exchange);
      owner.refusedOrPaced(exchange, reason);
    }
  }

  @Override
  public void loggedIn() {
    owner.loggedIn(this);
  }

  @Override
  public void refused(String reason) {
    owner.refused(this, reason);
  }

  @Override
  public void loginLost(String reason) {
    owner.loginLost(this, reason);
  }

  @Override
  public void aligned() {
    owner.aligned(this);
  }

  @Override
  public void event(ByteBuf buffer, int index, int length) {
    owner.event(this, buffer.toString(index, Math.min(length, MAX_EVENT), dialect.charset()));
  }

  @Override
  public void stray() {
    owner.stray(this);
  }

  @Override
  public ByteBufAllocator allocator() {
    return output.allocator();
  }

  @Override
  public ByteBuf frame(int size) {
    return output.frame(size);
  }

  @Override
  public void send(ByteBuf frame) {
    output.send(frame);
  }

  @Override
  public void read(int bytes) {
    owner.read(bytes);
  }

  @Override
  public void written(int bytes) {
    owner.written(bytes);
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
      owner.closed(this, reason);
    }
  }
}
