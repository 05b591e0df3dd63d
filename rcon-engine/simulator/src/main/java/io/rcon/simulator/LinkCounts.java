package io.rcon.simulator;

/**
 * The counters of a {@link FaultyLink} since it was opened, both directions together.
 *
 * @param connections TCP connections that were accepted
 * @param passed datagrams, or portions of a TCP stream, that were handed on
 * @param lost datagrams that were lost, those of a link that was cut included
 * @param doubled datagrams that were handed on twice
 * @param overtaken datagrams that were held back for the next one
 * @param stalled TCP connections that went silent one way
 * @param reset TCP connections that were reset
 */
public record LinkCounts(
    long connections,
    long passed,
    long lost,
    long doubled,
    long overtaken,
    long stalled,
    long reset) {}
