package io.rcon.monitor.http;

import io.rcon.RconFleet;
import io.rcon.monitor.audit.AuditLog;
import java.time.Duration;

/**
 * Lets those who have a token give commands over HTTP. A value.
 *
 * @param fleet whose servers take them
 * @param audit where each is written down before it is sent
 * @param timeout how long an answer may take, from the write to its end
 * @param within how long all may take, waiting behind others included
 */
public record RemoteCommands(RconFleet fleet, AuditLog audit, Duration timeout, Duration within) {
  /**
   * With the usual times: 15 s for the answer, 30 s for all.
   *
   * @param fleet whose servers take them
   * @param audit where each is written down before it is sent
   * @return what is given to {@link MonitorHttp}
   */
  public static RemoteCommands of(RconFleet fleet, AuditLog audit) {
    return new RemoteCommands(fleet, audit, Duration.ofSeconds(15), Duration.ofSeconds(30));
  }
}
