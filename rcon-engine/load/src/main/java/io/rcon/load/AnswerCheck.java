package io.rcon.load;

import io.rcon.Reply;
import org.jspecify.annotations.Nullable;

/** Checks that an answer belongs to its command and is whole. */
final class AnswerCheck {
  private AnswerCheck() {}

  static @Nullable LoadError wrong(LoadShot shot, Reply reply) {
    if (!shot.token.isEmpty() && !reply.text().contains(shot.token)) {
      return LoadError.WRONG_ANSWER;
    }
    return reply.possiblyTruncated() ? LoadError.TRUNCATED : null;
  }
}
