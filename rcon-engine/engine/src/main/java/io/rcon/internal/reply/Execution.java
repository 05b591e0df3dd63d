package io.rcon.internal.reply;

/** The execution of a caller's command, as the caller's side knows it. Event loop only. */
public interface Execution {
  /**
   * Whether it runs this caller's command.
   *
   * @param caller a caller's side
   * @return false too if the caller's command has ended and this runs another one's by now
   */
  boolean isOf(PendingFuture caller);
}
