package io.rcon.simulator;

import java.net.InetSocketAddress;

/**
 * A command that a simulated server ran.
 *
 * @param number counts the server's commands from 1
 * @param connection counts the server's connections from 1; 0 over UDP
 * @param from its sender
 * @param nanos its time by the server's clock; only differences mean something
 * @param command what was to be run
 */
public record RecordedRequest(
    long number, int connection, InetSocketAddress from, long nanos, String command) {}
