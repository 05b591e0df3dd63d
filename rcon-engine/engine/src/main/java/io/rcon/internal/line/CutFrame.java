package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.internal.support.Survived;
import io.rcon.spi.Conversation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frame of which a line has a part when a command ends: the server announced more than it sent,
 * the connection is lost, or the caller waits no longer. The part that came belongs to the failure,
 * and an answer that goes on there is not whole. To be used at once, before the line ends. Throws
 * nothing.
 */
public final class CutFrame {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private static final int LENGTH_FIELD = 4;

  private final LineAnswers line;
  private final Conversation conversation;
  private final ExchangeTable table;
  private final @Nullable ByteBuf rest;
  private final long cameAt;
  private final boolean alone;

  private @Nullable Exchange looking;
  private boolean peeks;

  /** The command, not in flight here any more, that a part of the frame belongs to; 0 for none. */
  private int other;

  private int otherBytes;

  CutFrame(
      LineAnswers line,
      Conversation conversation,
      ExchangeTable table,
      @Nullable ByteBuf rest,
      long cameAt,
      boolean alone) {
    this.line = line;
    this.conversation = conversation;
    this.table = table;
    this.rest = rest;
    this.cameAt = cameAt;
    this.alone = alone;
  }

  /** For a command that ends now: takes what is its own into its answer. */
  public void take(Exchange exchange) {
    if (rest != null && rest.isReadable()) {
      looking = exchange;
      int came = rest.readableBytes() - LENGTH_FIELD;
      boolean own = came < 0 || isShown(exchange.key(), rest, came);
      if (own) {
        exchange.answer().cutPart().own = true;
      }
      if (came >= 0 && (own || alone)) {
        int announced = rest.getIntLE(rest.readerIndex());
        exchange.answer().cutPart().words =
            "a frame of " + announced + " bytes was announced, " + came + " came";
      }
    }
  }

  /** The line ends: the commands in flight take theirs; more of an answered one is told. */
  void takeAll() {
    List<Exchange> all = table.inOrder();
    all.forEach(this::take);
    if (all.isEmpty() && rest != null && rest.readableBytes() > LENGTH_FIELD) {
      isShown(0, rest, rest.readableBytes() - LENGTH_FIELD);
    }
    if (other != 0) {
      Survived.run(
          log, "half of a late frame cannot be told", () -> line.wanting(other, otherBytes));
    }
  }

  /** For a caller who waits no longer; the frame may still become whole. */
  public void peek(Exchange exchange) {
    if (rest != null && rest.readableBytes() > LENGTH_FIELD) {
      looking = exchange;
      peeks = true;
      isShown(exchange.key(), rest, rest.readableBytes() - LENGTH_FIELD);
    }
  }

  private boolean isShown(int key, ByteBuf rest, int came) {
    line.showing = this;
    try {
      return conversation.cutFrame(key, rest, rest.readerIndex() + LENGTH_FIELD, came, line);
    } catch (Throwable e) {
      Survived.log(log, e, "half of a frame cannot be told; its command ends without it");
      return true;
    } finally {
      line.showing = null;
    }
  }

  boolean part(int key, ByteBuf buffer, int index, int length) {
    Exchange exchange = looking;
    if (exchange == null || exchange.key() != key) {
      if (table.get(key) == null) {
        other = key;
        otherBytes = length;
      }
    } else if (peeks) {
      byte[] begun = new byte[Math.min(length, PartialAnswer.MOST + 1)];
      buffer.getBytes(index, begun);
      CutPart cut = exchange.answer().cutPart();
      cut.begun = begun;
      cut.begunBytes = length;
    } else {
      add(exchange, buffer, index, length);
    }
    return true;
  }

  private void add(Exchange exchange, ByteBuf buffer, int index, int length) {
    CollectedAnswer answer = exchange.answer();
    // A piece that is taken at the end of its time does not show how soon the server answers.
    exchange.count(exchange.times().sentAt());
    answer.lastAt(cameAt);
    answer.lastPiece = length;
    if (exchange.command().isExpectClose()) {
      // Its reply is all that came.
      answer.add(line.memory(), buffer, index, length);
    } else {
      answer.addToTell(line.memory(), buffer, index, length);
    }
  }
}
