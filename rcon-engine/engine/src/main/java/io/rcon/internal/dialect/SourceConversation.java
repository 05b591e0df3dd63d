package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.Server;
import io.rcon.SourceFacts;
import io.rcon.codec.StrictText;
import io.rcon.codec.source.SourcePacket;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
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

  /** Where a frame's id ends. */
  private static final int ID = 4;

  private final Server server;
  private final Dialect dialect;

  private final SourceIds ids;

  /** Null where the dialect promises that ids come back. */
  private final @Nullable UnprovenIds unproven;

  private final SourceEnds ends;

  /** Null where the game has none beside answering. */
  private final @Nullable SourceHabits habits;

  /** Null until there is one. */
  private @Nullable StrangeFrames strange;

  /** Null where the dialect knows its game. */
  private final @Nullable SourceLearning learning;

  private boolean loggingIn;

  SourceConversation(Setting setting) {
    server = setting.server();
    dialect = server.dialect();
    learning = SourceLearning.of(setting);
    ids = new SourceIds(setting.random().getAsInt());
    ends = new SourceEnds(dialect, ids, learning);
    habits = SourceHabits.of(dialect, ids);
    unproven =
        dialect.idsMirrored() ? null : new UnprovenIds(ids, dialect.get(SourceFacts.STRANGE_IDS));
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
    ends.sent(id, output);
    if (learning != null) {
      learning.sent(id);
    }
    if (unproven != null) {
      unproven.sent(id);
    }
    return id;
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
    ends.frameEnds(index + length);
    if (learning != null) {
      learn(learning, id, type, buffer, body, bodyLength);
    }
    if (loggingIn) {
      loginAnswer(id, type, answers);
    } else if (type == SourcePacket.AUTH_RESPONSE && id == REFUSED) {
      if (learning == null || !learning.closed()) {
        answers.loginLost("the server no longer knows the login");
      }
    } else if (!isAnswer(type)) {
      strange = strange == null ? new StrangeFrames(ids) : strange;
      strange.came(id, type, length);
      answers.event(buffer, body, bodyLength);
    } else if (habits == null) {
      answer(id, buffer, body, bodyLength, answers);
    } else if (!habits.takes(id, buffer, body, bodyLength, answers)) {
      habits.piece(id, answers);
      answer(id, buffer, body, habits.textLength(buffer, body, bodyLength), answers);
    }
  }

  private void learn(
      SourceLearning learns, int id, int type, ByteBuf buffer, int body, int bodyLength) {
    if (loggingIn) {
      learns.loginFrame(ids.last(), id, type, buffer, body, bodyLength);
    } else {
      learns.frame(id, type, buffer, body, bodyLength);
    }
  }

  private void answer(int id, ByteBuf buffer, int body, int bodyLength, Answers answers) {
    if (unproven != null) {
      unproven(unproven, id, buffer, body, bodyLength, answers);
    } else if (id == 0 || id == REFUSED) {
      answers.event(buffer, body, bodyLength);
    } else if ((id & 1) != 0) {
      ends.probeAnswer(id, buffer, answers);
    } else {
      ends.answer(id, buffer, body, bodyLength, answers);
    }
  }

  @Override
  public boolean cutFrame(int key, ByteBuf buffer, int index, int length, Answers answers) {
    if (loggingIn || length < ID) {
      return !loggingIn;
    }
    int id = SourcePacket.id(buffer, index);
    if (length < SourcePacket.bodyIndex(0)) {
      return id == key || (unproven != null && !ids.isCommands(id));
    }
    if (!isAnswer(SourcePacket.type(buffer, index))) {
      return false;
    }
    int body = SourcePacket.bodyIndex(index);
    int end = index + length;
    // The NULs that end a frame came where its length was wrong.
    for (int nuls = 0; nuls < 2 && end > body && buffer.getByte(end - 1) == 0; nuls++) {
      end--;
    }
    int whose = unproven == null ? id : unproven.keyOf(id, buffer, body, end - body, answers);
    if (whose != 0 && (whose == key || ids.isCommands(whose))) {
      answers.part(whose, buffer, body, end - body);
    }
    return whose == key;
  }

  private boolean isAnswer(int type) {
    return habits == null
        ? type == SourcePacket.RESPONSE_VALUE || type == SourcePacket.AUTH_RESPONSE
        : habits.isAnswer(type);
  }

  private void unproven(
      UnprovenIds whose, int id, ByteBuf buffer, int body, int length, Answers answers) {
    if ((id & 1) != 0 && ids.isCommands(id - 1)) {
      ends.probeAnswer(id, buffer, answers);
      return;
    }
    int key = whose.keyOf(id, buffer, body, length, answers);
    long patience = learning == null ? 0 : learning.patience(length);
    patience = Math.max(patience, whose.patience());
    if (key != 0 && patience > 0) {
      ends.perhaps(key, buffer, body, length, patience, answers);
    } else if (key != 0) {
      ends.answer(key, buffer, body, length, answers);
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

  @Override
  public void silent(int key, Output output) {
    ends.silent(key, output);
  }

  @Override
  public void quiet(int key, Answers answers) {
    ends.givesUpProbe();
  }

  @Override
  public AtClose closedAfter(int key, int lastPiece) {
    if (learning != null && learning.closed()) {
      return AtClose.SUSPECT;
    }
    boolean strangers = unproven != null && unproven.isStrangers();
    return strangers ? AtClose.CUT : ends.closedAfter(lastPiece);
  }

  @Override
  public boolean awaitsSign() {
    return ends.awaitsSign();
  }

  @Override
  public boolean realign(Output output) {
    return ends.realign(output);
  }

  @Override
  public void forget(int key) {
    ids.forget(key);
    ends.forget(key);
    if (learning != null) {
      learning.forget(key);
    }
    if (unproven != null) {
      unproven.forget(key);
    }
  }

  @Override
  public String whatElseCame(int key) {
    return strange == null ? "" : strange.words(key);
  }

  @Override
  public void ended(int key) {
    if (learning != null) {
      learning.ended(key);
    }
    if (unproven != null) {
      unproven.ended(key);
    }
  }

  @Override
  public boolean isAnswered(int key) {
    return ids.isAnswered(key);
  }
}
