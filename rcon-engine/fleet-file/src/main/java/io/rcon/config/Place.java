package io.rcon.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A place in a source. Lines and columns count from 1; 0 stands for the source as a whole. */
record Place(String source, int line, int column) {
  static Place whole(String source) {
    return new Place(source, 0, 0);
  }

  static Place at(String source, Optional<Mark> mark) {
    return mark.map(m -> new Place(source, m.getLine() + 1, m.getColumn() + 1))
        .orElseGet(() -> whole(source));
  }

  /** The place just after a text that was read. */
  static Place after(String source, CharSequence read) {
    String text = read.toString();
    int lineStart = text.lastIndexOf('\n') + 1;
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    return new Place(source, line, 1 + text.codePointCount(lineStart, text.length()));
  }

  FleetFileException error(String problem) {
    return new FleetFileException(this, problem);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ": line " + line + ", column " + column;
  }
}
