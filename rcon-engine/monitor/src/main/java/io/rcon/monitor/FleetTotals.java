package io.rcon.monitor;

/**
 * The whole fleet at one moment. A value. Times are of the answers of the last five minutes, in
 * milliseconds, and 0 while there are none.
 *
 * @param servers how many servers there are
 * @param up how many are {@link Health#UP}
 * @param down how many are {@link Health#DOWN}
 * @param refused how many are {@link Health#REFUSED}
 * @param slow how many are {@link Health#SLOW}
 * @param unknown how many are {@link Health#UNKNOWN}
 * @param maintenance how many are in maintenance, whatever their health
 * @param players how many players are online on all servers that tell
 * @param p50Millis half of the answers came within this time
 * @param p99Millis 99 of 100 answers came within this time
 * @param maxMillis the slowest answer
 * @param pollLagP99Micros 99 of 100 polls ended no later than this behind their turn, the time of
 *     the answer not counted, in microseconds
 * @param polls how many polls have ended since the start
 * @param failedPolls how many of them failed
 * @param skippedPolls how many turns passed without asking, since the last poll had not ended or
 *     the event loop came too late
 */
public record FleetTotals(
    int servers,
    int up,
    int down,
    int refused,
    int slow,
    int unknown,
    int maintenance,
    long players,
    double p50Millis,
    double p99Millis,
    double maxMillis,
    long pollLagP99Micros,
    long polls,
    long failedPolls,
    long skippedPolls) {}
