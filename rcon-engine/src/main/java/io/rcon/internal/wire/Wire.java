package io.rcon.internal.wire;

import org.jspecify.annotations.Nullable;

/** One session's way to its server. Event loop only. */
public interface Wire {
  /** Is told how a dial ended, once, unless the session hung up before. */
  interface Dial {
    /** Lines can be opened. */
    void dialed();

    /**
     * There is no way to the server.
     *
     * @param reason in words
     */
    void failed(String reason);
  }

  /** What a silent server was found to be. */
  enum Silence {
    /** Nothing listens at its port. */
    CLOSED_PORT,
    /** It answers what anybody may ask. */
    ALIVE,
    /** It answers nothing at all. */
    SILENT,
    /** The wire could not ask. */
    NOT_ASKED
  }

  /**
   * Finds the address again and connects.
   *
   * @param dial is told the end
   */
  void dial(Dial dial);

  /**
   * Opens a line after a dial.
   *
   * @param listener takes its frames
   * @return null if no line is free now; {@code free} of {@link #whenFree} tells when one may be
   */
  @Nullable Line open(LineListener listener);

  /**
   * Asks to be told when a line may be free.
   *
   * @param free is called once
   */
  void whenFree(Runnable free);

  /**
   * Asks why a server is silent, by other means than rcon.
   *
   * @param found takes the answer, within about a second
   */
  void explainSilence(java.util.function.Consumer<Silence> found);

  /** Drops the connection, or the dial that is under way; nobody is told. */
  void hangUp();
}
