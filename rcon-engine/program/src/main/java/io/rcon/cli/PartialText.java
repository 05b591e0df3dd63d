package io.rcon.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rcon.Dialect;
import io.rcon.RconException;
import java.io.IOException;

/** Shows what had come of an answer when its command failed. */
final class PartialText {
  /** The limit of {@link RconException#partialText()}. */
  private static final int MOST_SHOWN = 64 << 10;

  private PartialText() {}

  static void write(JsonGenerator json, RconException failure) throws IOException {
    if (failure.partialBytes() > 0) {
      json.writeStringField("partial", failure.partialText());
      json.writeNumberField("partialBytes", failure.partialBytes());
    }
  }

  /** Behind the message on standard error; among many each line bears the server's name. */
  static void print(Console console, boolean many, Dialect dialect, RconException failure) {
    if (failure.partialBytes() == 0) {
      return;
    }
    String text = new TerminalText(false).render(failure.partialText(), dialect);
    String name = TerminalText.harmless(failure.server()) + ": ";
    console.err().line("rcon: " + name + size(failure) + ":");
    text.lines().forEach(line -> console.err().line(many ? name + line : line));
  }

  private static String size(RconException failure) {
    long came = failure.partialBytes();
    String bytes = came + (came == 1 ? " byte" : " bytes") + " of the answer had come";
    return came > MOST_SHOWN ? bytes + "; the first 64 KiB" : bytes;
  }
}
