package io.rcon.internal.line;

import io.rcon.RconException;
import io.rcon.internal.support.Survived;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds to the failure of a command the frames that came beside its answer. */
public final class WhatElseCame {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private WhatElseCame() {}

  /**
   * The failure with what came beside the answer. Throws nothing.
   *
   * @param failure why the command failed
   * @param exchange the command's, not yet ended
   * @return the same failure, perhaps with more in its message
   */
  public static RconException in(RconException failure, Exchange exchange) {
    try {
      InFlight line = exchange.line();
      String note = line == null ? "" : line.whatElseCame(exchange.key());
      RconException noted = note.isEmpty() ? failure : failure.withNote(note);
      CutPart cut = exchange.answer().cut();
      return cut == null || cut.words == null ? noted : noted.withNote(cut.words);
    } catch (Throwable e) {
      Survived.log(log, e, "what came beside an answer cannot be told; its command fails");
      return failure;
    }
  }
}
