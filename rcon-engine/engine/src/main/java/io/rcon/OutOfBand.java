package io.rcon;

/**
 * The fixed bytes of a game's datagrams, after four bytes {@code ff}; Latin-1.
 *
 * @param request what a request begins with
 * @param requestTrailer what it ends with
 * @param reply what every datagram of an answer begins with
 * @param replyTrailer what it ends with
 * @param query a request that anybody may make, answered by every living server
 */
public record OutOfBand(
    String request, String requestTrailer, String reply, String replyTrailer, String query) {}
