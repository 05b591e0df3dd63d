package io.rcon.simulator;

/**
 * The counters of a server, or of a fleet of them, since it started.
 *
 * @param commandsExecuted commands that ran, whether or not they were answered
 * @param connectionsAccepted TCP connections, those of banned addresses included
 * @param openConnections TCP connections that are open now
 * @param logins accepted logins over TCP
 * @param refusedLogins wrong passwords; over UDP every request with one counts
 * @param limited requests over UDP that a rate limit stopped
 */
public record SimulationCounts(
    long commandsExecuted,
    long connectionsAccepted,
    long openConnections,
    long logins,
    long refusedLogins,
    long limited) {

  static final SimulationCounts NONE = new SimulationCounts(0, 0, 0, 0, 0, 0);

  SimulationCounts plus(SimulationCounts other) {
    return new SimulationCounts(
        commandsExecuted + other.commandsExecuted,
        connectionsAccepted + other.connectionsAccepted,
        openConnections + other.openConnections,
        logins + other.logins,
        refusedLogins + other.refusedLogins,
        limited + other.limited);
  }
}
