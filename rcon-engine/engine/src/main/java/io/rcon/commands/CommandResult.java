package io.rcon.commands;

import io.rcon.Reply;

/**
 * The result of a {@link TypedCommand} that the server answered. Games differ in what they answer,
 * and some answer the same whether or not they obeyed, so the text is left to the caller.
 *
 * @param action what it does
 * @param text what was sent, exactly
 * @param by the kind of key by which it names the player
 * @param reply the answer
 */
public record CommandResult(GameAction action, String text, AddressedBy by, Reply reply) {}
