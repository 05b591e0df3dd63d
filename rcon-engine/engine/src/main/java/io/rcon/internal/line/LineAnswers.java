package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.RconEvent;
import io.rcon.RefusalText;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.internal.support.EngineLoop;
import io.rcon.spi.Conversation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the conversation reports of the commands in flight on a line: gives each piece of an
 * answer to the exchange it belongs to, and tells the session when one has ended. Event loop only.
 */
abstract class LineAnswers extends LineMessages {
  /** Longer than any known server's log line; a frame may be far longer. */
  private static final int MAX_EVENT = 16 << 10;

  /** For one that has ended by then. */
  private static final long PAST_ITS_END = Duration.ofSeconds(1).toNanos();

  /** A single piece from here on counts while it is made a text. */
  private static final int LARGE = 1 << 14;

  final EngineLoop loop;
  Dialect dialect;
  Conversation conversation;
  final ExchangeTable table = new ExchangeTable();
  final ReplyMemory memory;

  /** Null until an answer comes in numbered parts. */
  private @Nullable NumberedParts parts;

  private boolean over;

  /** While a conversation is shown the part of a frame that has come. */
  @Nullable CutFrame showing;

  LineAnswers(
      InFlightListener owner,
      EngineLoop loop,
      Server server,
      Conversation conversation,
      ReplyMemory memory) {
    super(owner, server);
    this.loop = loop;
    this.dialect = server.dialect();
    this.conversation = conversation;
    this.memory = memory;
  }

  /** Another line begins, with a conversation of its own. */
  final void beginsAgain(InFlightListener owner, Server server, Conversation conversation) {
    super.beginsAgain(owner, server);
    this.dialect = server.dialect();
    this.conversation = conversation;
    over = false;
  }

  @Override
  public final boolean has(Exchange exchange) {
    return table.get(exchange.key()) == exchange;
  }

  @Override
  public final ReplyMemory memory() {
    return memory;
  }

  @Override
  public final boolean isOver() {
    return over;
  }

  /** Nothing that comes from now on counts. */
  final void endsHere() {
    over = true;
    if (parts != null) {
      parts.release();
      parts = null;
    }
  }

  // ---- pieces

  @Override
  public final boolean part(int key, ByteBuf buffer, int index, int length) {
    if (showing != null) {
      return showing.part(key, buffer, index, length);
    }
    Exchange exchange = wanting(key, length);
    if (exchange == null) {
      return false;
    }
    int most = memory.longest(dialect.maxReply());
    CollectedAnswer answer = exchange.answer();
    if ((long) answer.length() + length > most) {
      answer.addToTell(memory, buffer, index, length);
      owner.violated(this, "an answer is longer than " + most + " bytes");
      return false;
    }
    return exchange.add(buffer, index, length, loop.now());
  }

  @Override
  public final void numberedPart(
      int key, int number, int of, ByteBuf buffer, int index, int length) {
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

  @Override
  public final void event(ByteBuf buffer, int index, int length) {
    if (showing == null) {
      String text = buffer.toString(index, Math.min(length, MAX_EVENT), dialect.charset());
      owner.event(this, text, null);
    }
  }

  @Override
  public final void event(RconEvent event) {
    if (showing == null) {
      owner.event(this, event.text(), event);
    }
  }

  @Override
  public final void discard(int key) {
    Exchange exchange = table.get(key);
    if (exchange != null) {
      String text = exchange.discard(dialect.charset());
      if (text != null) {
        owner.event(this, text.substring(0, Math.min(text.length(), MAX_EVENT)), null);
      }
    }
  }

  /** As a piece of an answer comes; of one that has ended, it shows that the end was none. */
  final @Nullable Exchange wanting(int key, int length) {
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

  // ---- ends

  @Override
  public final void last(int key, ByteBuf buffer, int index, int length, EndRule rule) {
    Exchange exchange = wanting(key, length);
    if (exchange == null) {
      return;
    }
    if (exchange.answer().packets() > 0 || length > Math.min(LARGE, dialect.maxReply())) {
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
  public final void ended(int key, EndRule rule, int cut) {
    Exchange exchange = known(key);
    if (exchange != null) {
      finish(exchange, rule, cut);
    }
  }

  @Override
  public final void endedInDoubt(int key, EndRule rule) {
    Exchange exchange = known(key);
    if (exchange != null) {
      Reply whole = Replies.of(exchange, this, 0, rule, dialect.charset(), loop.now());
      end(exchange, whole == null ? null : Doubts.cast(whole));
    }
  }

  @Override
  public final void endsWhenQuiet(int key, boolean suspect) {
    endsWhenQuiet(key, suspect, 0);
  }

  @Override
  public final void endsWhenQuiet(int key, boolean suspect, long leastNanos) {
    Exchange exchange = table.get(key);
    if (exchange != null) {
      CommandTimes times = exchange.times();
      long first = exchange.answer().firstNanos(times.sentAt());
      long quiet = QuietTime.after(dialect.ending().quiet(), owner.roundTrip(), first);
      exchange.endsWhenQuiet(QuietTime.at(loop.now(), quiet, leastNanos, times.overAt()), suspect);
      owner.wakeAt(exchange.dueAt());
    }
  }

  final void finish(Exchange exchange, EndRule rule, int cut) {
    end(exchange, Replies.of(exchange, this, cut, rule, dialect.charset(), loop.now()));
  }

  private void end(Exchange exchange, @Nullable Reply reply) {
    if (reply != null) {
      remove(exchange);
      Unfailing.ended(conversation, exchange.key());
      owner.ended(exchange, reply);
    }
  }

  // ---- what leaves late

  @Override
  public final long takePace(int key, int requests) {
    Exchange exchange = table.get(key);
    if (exchange == null) {
      return 0;
    }
    // A loop that came late ends it in this turn too: it must not leave as it is told to have
    // failed.
    boolean isOver = exchange.times().isOver(loop.now());
    return isOver ? PAST_ITS_END : owner.takePace(exchange, requests);
  }

  // ---- ends without an answer

  @Override
  public final void unsent(int key, String reason) {
    Exchange exchange = known(key);
    if (exchange != null) {
      remove(exchange);
      owner.unsent(exchange, reason);
    }
  }

  @Override
  public final void refusedOrPaced(int key, RefusalText refusal, String reason) {
    Exchange exchange = known(key);
    if (exchange != null) {
      remove(exchange);
      owner.refusedOrPaced(exchange, refusal, reason);
    }
  }

  @Override
  public final void notDecoded(Exchange exchange, Throwable e) {
    exchange.answer().dropBytes();
    forget(exchange);
    owner.notDecoded(exchange, e);
  }

  @Override
  public final void giveUp(Exchange exchange, String why) {
    if (has(exchange)) {
      forget(exchange);
      owner.gaveUp(exchange, this, why);
    }
  }

  @Override
  public final void forget(Exchange exchange) {
    remove(exchange);
    Unfailing.forget(conversation, exchange.key());
  }

  private void remove(Exchange exchange) {
    table.remove(exchange);
    if (parts != null) {
      parts.forget(exchange.key());
    }
  }
}
