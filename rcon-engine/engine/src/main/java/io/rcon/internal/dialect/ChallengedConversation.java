package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.codec.oob.OobChallenge;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The conversation about one command that needs a challenge: the server is asked for one, and the
 * command leaves when it has come and the server's pace allows it, against which no known server
 * counts the question. A question without an answer is asked again. The command itself is sent
 * again too where the server takes the same bytes once at most, and only while nothing of its
 * answer came.
 */
final class ChallengedConversation implements Conversation {
  /** Servers give the same word again, no more often than twice a second. */
  private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(1100);

  private static final int TIMES = 3;

  private final Setting setting;
  private final QuakeConversation command;
  private final RequestSeal seal;
  private final OobChallenge challenges;
  private final Dialect dialect;
  private String text = "";
  private boolean exactEnd;
  private int asked;
  private int sent;
  private long wakeAt;

  ChallengedConversation(Setting setting, QuakeConversation command, RequestSeal seal) {
    this.setting = setting;
    this.command = command;
    this.seal = seal;
    challenges = seal.challenges();
    dialect = setting.server().dialect();
  }

  @Override
  public boolean login(Output output) {
    return false;
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    this.text = text;
    this.exactEnd = exactEnd;
    ask(output);
    return QuakeConversation.KEY;
  }

  private void ask(Output output) {
    asked++;
    output.send(challenges.encodeRequest(output.allocator()));
    wakeAfter(AGAIN);
  }

  private void wakeAfter(long nanos) {
    wakeAt = setting.now() + nanos;
    setting.wakeAt(wakeAt);
  }

  @Override
  public void due(long now, Answers answers) {
    if (now - wakeAt < 0) {
      setting.wakeAt(wakeAt);
    } else if (!seal.hasChallenge()) {
      if (asked < TIMES) {
        ask(answers);
      }
    } else if (sent == 0 || (seal.isOnce() && sent < TIMES && !command.hasBegun())) {
      send(answers);
    }
  }

  /** For the first time or once more, or later if the pace does not allow it now. */
  private void send(Answers answers) {
    int requests = sent == 0 ? QuakeMechanism.requests(dialect, exactEnd) : 1;
    long wait = answers.takePace(QuakeConversation.KEY, requests);
    if (wait > 0) {
      wakeAfter(wait);
      return;
    }
    if (sent++ == 0) {
      command.command(text, exactEnd, answers);
    } else {
      command.again(answers);
    }
    wakeAfter(AGAIN);
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    if (challenges.isReply(buffer, index, length)) {
      challenge(challenges.word(buffer, index, length), buffer, index, answers);
    } else if (sent > 0) {
      command.frame(buffer, index, length, answers);
    } else {
      // Nothing was asked yet that it could answer.
      answers.stray(buffer, index, command.isOwn(buffer, index, length) ? 0 : length);
    }
  }

  /** Asked twice, the server may answer twice: the first word counts. */
  private void challenge(byte @Nullable [] word, ByteBuf buffer, int index, Answers answers) {
    if (word == null || seal.hasChallenge()) {
      answers.stray(buffer, index, 0);
      return;
    }
    seal.challenge(word);
    send(answers);
  }

  @Override
  public boolean hasLeft(int key) {
    return sent > 0;
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  @Override
  public void forget(int key) {}
}
