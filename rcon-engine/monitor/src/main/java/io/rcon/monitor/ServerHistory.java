package io.rcon.monitor;

/**
 * The samples of one server, the oldest first, at even steps. A moment without a sample has no
 * latency and no players. A value.
 */
public final class ServerHistory {
  private final long startMillis;
  private final long stepMillis;
  private final float[] latency;
  private final int[] players;

  ServerHistory(long startMillis, long stepMillis, float[] latency, int[] players) {
    this.startMillis = startMillis;
    this.stepMillis = stepMillis;
    this.latency = latency;
    this.players = players;
  }

  /**
   * Samples of other sources than a monitor.
   *
   * @param startMillis the time of the first sample in milliseconds since 1970
   * @param stepMillis the time between two samples
   * @param latency milliseconds, NaN where there is none; copied
   * @param players how many were online, -1 where that is not known; copied
   * @return the history
   */
  public static ServerHistory of(
      long startMillis, long stepMillis, float[] latency, int[] players) {
    if (latency.length != players.length) {
      throw new IllegalArgumentException("latency and players: give as many of each");
    }
    return new ServerHistory(startMillis, stepMillis, latency.clone(), players.clone());
  }

  /**
   * The time of the first sample.
   *
   * @return milliseconds since 1970
   */
  public long startMillis() {
    return startMillis;
  }

  /**
   * The time between two samples.
   *
   * @return milliseconds
   */
  public long stepMillis() {
    return stepMillis;
  }

  /**
   * How many moments there are.
   *
   * @return the number of samples, empty ones included
   */
  public int size() {
    return latency.length;
  }

  /**
   * The time of an answer.
   *
   * @param index from 0
   * @return milliseconds; NaN where there was none
   */
  public float latencyMillis(int index) {
    return latency[index];
  }

  /**
   * How many players were online.
   *
   * @param index from 0
   * @return the number; -1 where it is not known
   */
  public int players(int index) {
    return players[index];
  }
}
