package io.rcon.config;

/** A fleet file that cannot be used: where, what is wrong and what to do. Holds no password. */
public final class FleetFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final int line;
  private final int column;

  FleetFileException(Place place, String problem) {
    super(place + ": " + problem);
    this.source = place.source();
    this.line = place.line();
    this.column = place.column();
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
