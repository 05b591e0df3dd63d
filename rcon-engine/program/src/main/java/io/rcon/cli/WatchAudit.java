package io.rcon.cli;

import io.rcon.RconFleet;
import io.rcon.monitor.audit.AuditLog;
import io.rcon.monitor.audit.CommandAudit;
import io.rcon.monitor.http.RemoteCommands;
import org.jspecify.annotations.Nullable;

/** The audit log of a watch, which ends after its fleet. */
final class WatchAudit implements AutoCloseable {
  private final @Nullable AuditLog log;
  private final boolean remote;

  /**
   * Makes one.
   *
   * @param log null if nothing is written down
   * @param remote whether commands are taken over HTTP
   */
  WatchAudit(@Nullable AuditLog log, boolean remote) {
    this.log = log;
    this.remote = remote;
  }

  static WatchAudit none() {
    return new WatchAudit(null, false);
  }

  /** Null if nobody gives commands over HTTP. */
  @Nullable RemoteCommands remote(RconFleet fleet) {
    return remote && log != null ? RemoteCommands.of(fleet, log) : null;
  }

  /** The log that the commands of schedules are written to. */
  CommandAudit commands() {
    return log == null ? CommandAudit.NONE : log;
  }

  @Override
  public void close() {
    if (log != null) {
      log.close();
    }
  }
}
