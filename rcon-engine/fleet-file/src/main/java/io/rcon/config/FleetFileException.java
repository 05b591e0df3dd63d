package io.rcon.config;

import java.util.Comparator;
import java.util.List;

/** A fleet file that cannot be used: where, what is wrong and what to do. Holds no password. */
public final class FleetFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final int line;
  private final int column;

  private final String[] problems;

  FleetFileException(Place place, String problem) {
    super(place + ": " + problem);
    this.source = place.source();
    this.line = place.line();
    this.column = place.column();
    this.problems = new String[] {place + ": " + problem};
  }

  /** The first of several, which knows the others. */
  FleetFileException(List<FleetFileException> all) {
    super(all.get(0).getMessage());
    this.source = all.get(0).source;
    this.line = all.get(0).line;
    this.column = all.get(0).column;
    this.problems =
        all.stream()
            .sorted(
                Comparator.comparingInt(FleetFileException::line)
                    .thenComparingInt(FleetFileException::column))
            .map(problem -> String.valueOf(problem.getMessage()))
            .toArray(String[]::new);
  }

  /**
   * All that is wrong in the file, each with its place. Where the text cannot be read as YAML, only
   * the first thing is known.
   *
   * @return messages in the order of the file; that of this exception is one of them
   */
  public List<String> problems() {
    return List.of(problems);
  }

  /**
   * The file.
   *
   * @return its path, or the name given to {@link FleetFile#parse}
   */
  public String source() {
    return source;
  }

  /**
   * The line.
   *
   * @return counted from 1; 0 if the file as a whole cannot be read
   */
  public int line() {
    return line;
  }

  /**
   * The column.
   *
   * @return counted from 1 in characters; 0 if the file as a whole cannot be read
   */
  public int column() {
    return column;
  }
}
