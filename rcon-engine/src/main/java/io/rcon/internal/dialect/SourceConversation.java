package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.Dialect.Probe;
import io.rcon.EndRule;
import io.rcon.Server;
import io.rcon.codec.StrictText;
import io.rcon.codec.source.SourcePacket;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import java.nio.CharBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in Source frames.
 *
 * <pre>
 *   terminator with the command       probe after the first packet       neither
 *   ──▶ EXEC 6   ──▶ empty 7          ──▶ EXEC 6                         ──▶ EXEC 6
 *   ◀── part 6   ◀── part 6           ◀── part 6 (full)                  ◀── part 6, the end
 *   ◀── empty 7, the end              ──▶ empty 7
 *   ◀── sentinel 7, dropped           ◀── part 6 (short)
 *                                     ◀── "Unknown request 0" 7, the end
 * </pre>
 *
 * A command has an even id, its probe the odd one after it, so that a probe's answer names its
 * command. Ids count from a random start: an answer left over from before meets nobody.
 */
final class SourceConversation implements Conversation {
  private static final int REFUSED = -1;

  /** From this share of the limit on, the last packet is suspect. */
  private static final double NEARLY_FULL = 0.9;

  /** Many answers may lie in one read; looking at all of them for each would take too long. */
  private static final int MOST_LOOKED_AT = 8;

  private final Server server;
  private final Dialect dialect;

  private final SourceIds ids;

  /** Null where the dialect promises that ids come back. */
  private final @Nullable UnprovenIds unproven;

  private final SameRead sameRead = new SameRead();

  private boolean loggingIn;

  /** Where the frame that is looked at ends. */
  private int frameEnd;

  /** The probe whose answer is awaited; else 0. */
  private int probe;

  /** The probe whose answer came last: what follows under its id is srcds's sentinel. */
  private int answeredProbe;

  /** The probe that restores the order; else 0. */
  private int realignment;

  SourceConversation(Server server, int random) {
    this.server = server;
    dialect = server.dialect();
    ids = new SourceIds(random);
    unproven = dialect.idsMirrored() ? null : new UnprovenIds(ids);
  }

  @Override
  public boolean login(Output output) {
    loggingIn = true;
    char[] revealed = server.secret().reveal();
    byte[] password = StrictText.bytes(CharBuffer.wrap(revealed), dialect.charset());
    try {
      output.send(
          SourcePacket.encode(output.allocator(), ids.login(), SourcePacket.AUTH, password));
    } finally {
      Arrays.fill(revealed, '\0');
      Arrays.fill(password, (byte) 0);
    }
    return true;
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    int id = ids.next();
    send(id, SourcePacket.EXEC_COMMAND, text, output);
    if (dialect.ending().probe() == Probe.WITH_COMMAND) {
      sendProbe(id + 1, output);
    }
    if (unproven != null) {
      unproven.sent(id);
    }
    return id;
  }

  private void sendProbe(int id, Output output) {
    send(id, dialect.ending().probeType(), "", output);
  }

  private void send(int id, int type, CharSequence body, Output output) {
    int bytes = StrictText.length(body, dialect.charset());
    ByteBuf frame = output.frame(SourcePacket.size(bytes));
    SourcePacket.write(frame, id, type, body, bytes, dialect.charset());
    output.send(frame);
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    int id = SourcePacket.id(buffer, index);
    int type = SourcePacket.type(buffer, index);
    int body = SourcePacket.bodyIndex(index);
    int bodyLength = SourcePacket.bodyLength(buffer, index, length);
    frameEnd = index + length;
    if (loggingIn) {
      loginAnswer(id, type, answers);
    } else if (type == SourcePacket.AUTH_RESPONSE && id == REFUSED) {
      answers.loginLost("the server no longer knows the login");
    } else if (type != SourcePacket.RESPONSE_VALUE && type != SourcePacket.AUTH_RESPONSE) {
      answers.event(buffer, body, bodyLength);
    } else if (unproven != null) {
      int key = unproven.keyOf(id, buffer, body, bodyLength, answers);
      if (key != 0 && unproven.patience() == 0) {
        answer(key, buffer, body, bodyLength, answers);
      } else if (key != 0 && answers.part(key, buffer, body, bodyLength)) {
        answers.endsWhenQuiet(key, isSuspect(bodyLength), unproven.patience());
      }
    } else if (id == 0 || id == REFUSED) {
      answers.event(buffer, body, bodyLength);
    } else if ((id & 1) != 0) {
      probeAnswer(id, buffer, answers);
    } else {
      answer(id, buffer, body, bodyLength, answers);
    }
  }

  /** Some servers answer with an empty value first, some with another id, Nukkit with a NUL. */
  private void loginAnswer(int id, int type, Answers answers) {
    if (type != SourcePacket.AUTH_RESPONSE) {
      return;
    }
    if (id == REFUSED) {
      answers.refused("the server refused the password");
    } else {
      loggingIn = false;
      answers.loggedIn();
    }
  }

  private void probeAnswer(int id, ByteBuf buffer, Answers answers) {
    if (id == answeredProbe) {
      return;
    }
    answeredProbe = id;
    if (id == probe) {
      probe = 0;
    }
    if (id == realignment) {
      realignment = 0;
      answers.aligned();
    } else if (holdsMore(buffer, id - 1)) {
      sameRead.join(id - 1);
    } else {
      answers.ended(id - 1, EndRule.PROBE, 0);
    }
  }

  private void answer(int key, ByteBuf buffer, int index, int length, Answers answers) {
    switch (dialect.ending().rule()) {
      case PROBE -> {
        if (sameRead.isJoined(key)) {
          last(key, buffer, index, length, EndRule.PROBE, answers);
        } else {
          answers.part(key, buffer, index, length);
        }
      }
      case SHORT_FRAGMENT -> {
        if (length < dialect.ending().limit() && probe != key + 1) {
          last(key, buffer, index, length, EndRule.SHORT_FRAGMENT, answers);
        } else if (answers.part(key, buffer, index, length) && probe != key + 1) {
          probe = key + 1;
          sendProbe(probe, answers);
        }
      }
      case QUIET_TIME -> {
        if (answers.part(key, buffer, index, length)) {
          answers.endsWhenQuiet(key, isSuspect(length));
        }
      }
      default -> last(key, buffer, index, length, EndRule.SINGLE_PACKET, answers);
    }
  }

  private boolean isSuspect(int length) {
    return dialect.ending().rule() == EndRule.QUIET_TIME
        && length >= NEARLY_FULL * dialect.ending().limit();
  }

  /** The end, by the rule of the dialect; more of it in the same read shows that it is none. */
  private void last(int key, ByteBuf buffer, int index, int length, EndRule rule, Answers answers) {
    if (holdsMore(buffer, key)) {
      if (answers.part(key, buffer, index, length)) {
        sameRead.join(key);
      }
    } else if (!sameRead.end(key)) {
      answers.last(key, buffer, index, length, rule);
    } else if (answers.part(key, buffer, index, length)) {
      answers.endedInDoubt(key, rule);
    }
  }

  private boolean holdsMore(ByteBuf buffer, int key) {
    return buffer.writerIndex() > frameEnd
        && SameRead.holdsMore(buffer, frameEnd, key, MOST_LOOKED_AT);
  }

  @Override
  public boolean realign(Output output) {
    if (dialect.ending().probe() == Probe.NONE || !dialect.idsMirrored()) {
      return false;
    }
    if (probe != 0) {
      realignment = probe;
    } else {
      realignment = ids.next() + 1;
      sendProbe(realignment, output);
    }
    return true;
  }

  @Override
  public void forget(int key) {
    ids.forget(key);
    sameRead.end(key);
    if (unproven != null) {
      unproven.forget(key);
    }
  }

  @Override
  public void ended(int key) {
    if (unproven != null) {
      unproven.ended(key);
    }
  }

  @Override
  public boolean isAnswered(int key) {
    return ids.isAnswered(key);
  }
}
