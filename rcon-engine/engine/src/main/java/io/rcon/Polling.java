package io.rcon;

import java.util.concurrent.CompletionStage;

/**
 * A command that a fleet's servers are asked again and again, see {@link RconFleet#poll}. Ends with
 * its fleet, or when it is closed. Safe on any thread.
 */
public interface Polling extends AutoCloseable {
  /**
   * How many polls were given to a session.
   *
   * @return the number since the beginning
   */
  long asked();

  /**
   * How many of those asked were answered, and their outcome handed over.
   *
   * @return from 0 to {@link #asked()}
   */
  long answered();

  /**
   * How many of those asked failed, and their outcome was handed over.
   *
   * @return from 0 to {@link #asked()}
   */
  long failed();

  /**
   * How many turns passed without asking: the server was not connected, its last poll had not
   * ended, or the event loop came too late. Turns that a stuck event loop missed in one go count
   * once.
   *
   * @return the number since the beginning
   */
  long skipped();

  /**
   * Ends the polling: no further poll begins. A poll in flight still has its outcome. Does not
   * wait.
   */
  @Override
  void close();

  /**
   * Completes once this is closed, or its fleet is, and the last outcome was handed over.
   *
   * @return a stage that never fails
   */
  CompletionStage<Void> ended();
}
