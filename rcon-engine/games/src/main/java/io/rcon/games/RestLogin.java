package io.rcon.games;

import java.util.concurrent.CompletableFuture;

/** Authenticates requests. Any thread. */
interface RestLogin {
  /** The value of the field {@code Authorization}; fails with what a server did about the login. */
  CompletableFuture<String> field();

  /**
   * The server refused a request with this field, so it did not run.
   *
   * @return whether another field may be had, so that the request is worth sending again
   */
  boolean refused(String field);
}
