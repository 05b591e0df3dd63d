package io.rcon.simulation;

import io.rcon.Dialect;
import io.rcon.Ending;
import io.rcon.Reply;
import io.rcon.SourceFacts;

/** What a game makes of a text on its way, by facts of its dialect, and what is compared. */
final class AnswerForms {
  private AnswerForms() {}

  /** All that the server sends of the answer. */
  static String sent(Entry entry) {
    return came(entry, entry.expected());
  }

  /** Where lines are frames, or games end them in their own way, without their ends. */
  static String came(Entry entry, String text) {
    return endsLines(entry.place.dialect) ? text : text.replace("\r", "").replace("\n", "");
  }

  /** A full piece may be the last, where nothing can be asked that tells: the reply says so. */
  static boolean mayLackItsEnd(Entry entry, Reply reply) {
    Ending ending = entry.place.dialect.ending();
    return reply.possiblyTruncated() && ending.probe() == Ending.Probe.NONE && ending.limit() > 0;
  }

  private static boolean endsLines(Dialect dialect) {
    return Kin.FIRST.contains(dialect) && !dialect.get(SourceFacts.LINE_FRAMES);
  }
}
