package io.rcon.internal.exchange;

import io.rcon.internal.support.Survived;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks conversations, which others may have written, where nothing must be thrown. */
final class Unfailing {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private Unfailing() {}

  /** False, which costs the connection, if the conversation fails. */
  static boolean realign(Conversation conversation, Output output) {
    try {
      return conversation.realign(output);
    } catch (Throwable e) {
      Survived.log(log, e, "a conversation failed to restore the order on its line");
      return false;
    }
  }

  static void ended(Conversation conversation, int key) {
    try {
      conversation.ended(key);
    } catch (Throwable e) {
      Survived.log(log, e, "a conversation failed at the end of an answer");
    }
  }

  static void forget(Conversation conversation, int key) {
    try {
      conversation.forget(key);
    } catch (Throwable e) {
      Survived.log(log, e, "a conversation failed to forget a command");
    }
  }
}
