package io.rcon.monitor.audit;

/**
 * The giver of a command. A value.
 *
 * @param name the name of a token, or a schedule
 * @param fingerprint the first eight digits of the token's SHA-256; empty without a token
 * @param address the network address that it came from; empty if it came from this process
 */
public record CommandGiver(String name, String fingerprint, String address) {
  /**
   * A schedule.
   *
   * @param name its name in the fleet file
   * @return the giver
   */
  public static CommandGiver schedule(String name) {
    return new CommandGiver("schedule " + name, "", "");
  }
}
