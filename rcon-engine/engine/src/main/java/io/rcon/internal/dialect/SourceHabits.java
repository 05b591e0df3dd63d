package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.SourceFacts;
import io.rcon.spi.Answers;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Handles frames that are more than answers: servers of some games acknowledge commands, send
 * unsolicited messages, mark the end of an answer, or answer in frames of other types. One for a
 * conversation, and none where the game does nothing of this.
 */
final class SourceHabits {
  private static final int UNASKED = -1;
  private static final ByteBuf LINE_FEED =
      Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(new byte[] {'\n'}));

  private final SourceIds ids;
  private final Charset charset;
  private final Set<Integer> answerTypes;
  private final boolean acknowledges;
  private final boolean hasEndFrame;
  private final boolean lines;
  private final List<String> notices;
  private final List<String> emptyAnswers;

  /** The command whose acknowledgement, or first line, came last. */
  private int acknowledged;

  private int begun;

  private SourceHabits(Dialect dialect, SourceIds ids) {
    this.ids = ids;
    charset = dialect.charset();
    answerTypes = dialect.get(SourceFacts.ANSWER_TYPES);
    acknowledges = dialect.get(SourceFacts.ACKNOWLEDGES_FIRST);
    hasEndFrame = dialect.ending().rule() == EndRule.END_FRAME;
    lines = dialect.get(SourceFacts.LINE_FRAMES);
    notices = dialect.get(SourceFacts.NOTICES);
    emptyAnswers = dialect.get(SourceFacts.EMPTY_ANSWERS);
  }

  static @Nullable SourceHabits of(Dialect dialect, SourceIds ids) {
    SourceHabits habits = new SourceHabits(dialect, ids);
    boolean usual =
        habits.answerTypes.equals(SourceFacts.ANSWER_TYPES.usual())
            && !habits.acknowledges
            && !habits.hasEndFrame
            && !habits.lines
            && habits.notices.isEmpty()
            && habits.emptyAnswers.isEmpty();
    return usual ? null : habits;
  }

  boolean isAnswer(int type) {
    return answerTypes.contains(type);
  }

  /** Whether a frame was something else than a piece of an answer, which is told. */
  boolean takes(int id, ByteBuf buffer, int body, int length, Answers answers) {
    if (hasEndFrame && id == UNASKED && length == 0) {
      answers.ended(ids.last(), EndRule.END_FRAME, 0);
      return true;
    }
    if (acknowledges && length == 0 && id == ids.last() && acknowledged != id) {
      acknowledged = id;
      return true;
    }
    if (!notices.isEmpty() && notices.contains(buffer.toString(body, length, charset))) {
      return true;
    }
    return false;
  }

  /** How many bytes of a piece are its text. */
  int textLength(ByteBuf buffer, int body, int length) {
    boolean empty =
        !emptyAnswers.isEmpty()
            && emptyAnswers.contains(buffer.toString(body, length, charset).strip());
    return empty ? 0 : length;
  }

  /** A piece comes: the end of the line before it. */
  void piece(int id, Answers answers) {
    if (lines && ids.isCommands(id)) {
      if (begun == id) {
        answers.part(id, LINE_FEED, 0, 1);
      }
      begun = id;
    }
  }
}
