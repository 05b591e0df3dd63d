package io.rcon.tunnel;

/**
 * The counters of a tunnel since it started.
 *
 * @param accepted connections that came, turned away or not
 * @param turnedAway connections that never reached the game: no TLS, no certificate or login in
 *     time, a wrong token, a barred address, one too many
 * @param wrongTokens wrong tokens
 * @param dialled attempts to connect to the game
 * @param opened connections that reached the game
 * @param open connections that are let in now
 * @param bytesFromClients plain bytes that came from clients, whole frames only unless raw
 * @param bytesToClients plain bytes that were written to clients
 */
public record TunnelCounts(
    long accepted,
    long turnedAway,
    long wrongTokens,
    long dialled,
    long opened,
    long open,
    long bytesFromClients,
    long bytesToClients) {}
