package io.rcon.monitor;

import io.rcon.SessionState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One server as the monitor knows it at one moment. A value. Texts that a server or its players
 * chose are cut at 128 characters and may hold anything that they can type.
 *
 * @param name the name in the fleet, unique
 * @param dialect the name of the dialect
 * @param address host and port
 * @param tags the tags
 * @param state where its session stands
 * @param health how it does
 * @param since since when it does so
 * @param reasonCode the code of what is wrong, as {@link io.rcon.RconException#code()}; null if
 *     nothing is
 * @param reason what is wrong, in words; null if nothing is
 * @param players how many are online, -1 if not known
 * @param maxPlayers how many may be, -1 if not known
 * @param map the map that is played; null if not known
 * @param version the game's version; null if not known
 * @param latencyNanos the time of the last answer, -1 before the first
 * @param lastSuccess when the last answer came; null before the first
 * @param consecutiveFailures how many polls have failed since the last answer
 * @param maintenance whether it is in maintenance: nobody is alerted of it
 * @param polls how many polls have ended
 * @param failedPolls how many of them failed
 */
public record ServerView(
    String name,
    String dialect,
    String address,
    Map<String, String> tags,
    SessionState state,
    Health health,
    Instant since,
    @Nullable String reasonCode,
    @Nullable String reason,
    int players,
    int maxPlayers,
    @Nullable String map,
    @Nullable String version,
    long latencyNanos,
    @Nullable Instant lastSuccess,
    int consecutiveFailures,
    boolean maintenance,
    long polls,
    long failedPolls) {}
