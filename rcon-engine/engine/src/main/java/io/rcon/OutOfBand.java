package io.rcon;

/**
 * The fixed bytes of a game's datagrams, after four bytes {@code ff}; Latin-1.
 *
 * @param request the prefix of a request
 * @param requestTrailer the end of a request
 * @param reply the prefix of every datagram of an answer
 * @param replyTrailer the end of every datagram of an answer
 * @param query a request without a password, which every running server answers
 */
public record OutOfBand(
    String request, String requestTrailer, String reply, String replyTrailer, String query) {}
