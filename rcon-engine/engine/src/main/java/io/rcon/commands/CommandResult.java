package io.rcon.commands;

import io.rcon.Reply;

/**
 * What came of a {@link TypedCommand}: the server answered it. Games differ in what they answer,
 * and some answer the same whether or not they obeyed, so the text is left to the caller.
 *
 * @param action what it does
 * @param text what was sent, exactly
 * @param by by what it names the player
 * @param reply the answer
 */
public record CommandResult(GameAction action, String text, AddressedBy by, Reply reply) {}
