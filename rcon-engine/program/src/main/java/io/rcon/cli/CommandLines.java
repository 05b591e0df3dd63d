package io.rcon.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines that are commands: those that are blank or, if so wanted, begin with # are left out. */
record CommandLines(Utf8Lines lines, boolean comments) {
  /** The next command; null at the end. Blocks. */
  @Nullable String next() throws IOException {
    for (String line; (line = lines.next()) != null; ) {
      if (!line.isBlank() && !(comments && line.stripLeading().startsWith("#"))) {
        return line;
      }
    }
    return null;
  }
}
