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

  private final Server server;
  private final Dialect dialect;

  private boolean loggingIn;
  private int lastId;

  /** The command that is under way where only one can be and ids are not mirrored; else 0. */
  private int onlyKey;

  /** The probe whose answer is awaited; else 0. */
  private int probe;

  /** The probe whose answer came last: what follows under its id is srcds's sentinel. */
  private int answeredProbe;

  /** The probe that restores the order; else 0. */
  private int realignment;

  SourceConversation(Server server, int random) {
    this.server = server;
    dialect = server.dialect();
    lastId = random & 0x3fff_fffe;
  }

  /** Positive, even, and never with three low bytes of zero: a broken tail of Squad looks so. */
  int nextId() {
    do {
      lastId = lastId >= Integer.MAX_VALUE - 3 ? 2 : lastId + 2;
    } while ((lastId & 0xff_ffff) == 0);
    return lastId;
  }

  @Override
  public boolean login(Output output) {
    loggingIn = true;
    char[] revealed = server.secret().reveal();
    byte[] password = StrictText.bytes(CharBuffer.wrap(revealed), dialect.charset());
    try {
      output.send(SourcePacket.encode(output.allocator(), nextId(), SourcePacket.AUTH, password));
    } finally {
      Arrays.fill(revealed, '\0');
      Arrays.fill(password, (byte) 0);
    }
    return true;
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    int id = nextId();
    send(id, SourcePacket.EXEC_COMMAND, text, output);
    if (dialect.ending().probe() == Probe.WITH_COMMAND) {
      sendProbe(id + 1, output);
    }
    if (!dialect.idsMirrored()) {
      onlyKey = id;
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
    if (loggingIn) {
      loginAnswer(id, type, answers);
    } else if (type == SourcePacket.AUTH_RESPONSE && id == REFUSED) {
      answers.loginLost("the server no longer knows the login");
    } else if (type != SourcePacket.RESPONSE_VALUE && type != SourcePacket.AUTH_RESPONSE) {
      answers.event(buffer, body, bodyLength);
    } else if (dialect.idsMirrored() && (id & 1) != 0 && id != REFUSED) {
      probeAnswer(id, answers);
    } else {
      // Without mirrored ids it belongs to the one command that can be under way.
      int key = !dialect.idsMirrored() ? onlyKey : id == REFUSED ? 0 : id;
      if (key == 0) {
        answers.event(buffer, body, bodyLength);
      } else {
        answer(key, buffer, body, bodyLength, answers);
      }
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

  private void probeAnswer(int id, Answers answers) {
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
    } else {
      answers.ended(id - 1, EndRule.PROBE, 0);
    }
  }

  private void answer(int key, ByteBuf buffer, int index, int length, Answers answers) {
    switch (dialect.ending().rule()) {
      case PROBE -> answers.part(key, buffer, index, length);
      case SHORT_FRAGMENT -> {
        if (length < dialect.ending().limit() && probe != key + 1) {
          answers.last(key, buffer, index, length, EndRule.SHORT_FRAGMENT);
        } else if (answers.part(key, buffer, index, length) && probe != key + 1) {
          probe = key + 1;
          sendProbe(probe, answers);
        }
      }
      case QUIET_TIME -> {
        if (answers.part(key, buffer, index, length)) {
          answers.endsWhenQuiet(key, length >= NEARLY_FULL * dialect.ending().limit());
        }
      }
      default -> answers.last(key, buffer, index, length, EndRule.SINGLE_PACKET);
    }
  }

  @Override
  public boolean realign(Output output) {
    if (dialect.ending().probe() == Probe.NONE || !dialect.idsMirrored()) {
      return false;
    }
    if (probe != 0) {
      realignment = probe;
    } else {
      realignment = nextId() + 1;
      sendProbe(realignment, output);
    }
    return true;
  }

  @Override
  public void forget(int key) {
    if (onlyKey == key) {
      onlyKey = 0;
    }
  }
}
