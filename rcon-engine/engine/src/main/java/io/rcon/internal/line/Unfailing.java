package io.rcon.internal.line;

import io.rcon.Reply;
import io.rcon.internal.support.Survived;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
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

  static boolean awaitsSign(Conversation conversation) {
    try {
      return conversation.awaitsSign();
    } catch (Throwable e) {
      Survived.log(log, e, "a conversation failed to say whether it awaits a sign");
      return false;
    }
  }

  static boolean keepAlive(Conversation conversation, Output output) {
    try {
      return conversation.keepAlive(output);
    } catch (Throwable e) {
      Survived.log(log, e, "a conversation failed to keep its line alive");
      return false;
    }
  }

  static boolean hasLeft(Conversation conversation, int key) {
    try {
      return conversation.hasLeft(key);
    } catch (Throwable e) {
      Survived.log(log, e, "a conversation failed to say whether a command has left");
      return true;
    }
  }

  static void quiet(Conversation conversation, int key, Answers answers) {
    try {
      conversation.quiet(key, answers);
    } catch (Throwable e) {
      Survived.log(log, e, "a conversation failed before an answer ended by silence");
    }
  }

  static void ended(Conversation conversation, int key) {
    try {
      conversation.ended(key);
    } catch (Throwable e) {
      Survived.log(log, e, "a conversation failed at the end of an answer");
    }
  }

  /** Null, as for an answer that was cut, if it cannot be told. */
  static @Nullable Reply endedByClose(
      Exchange exchange, Conversation conversation, Charset charset, long now) {
    try {
      return ClosedAnswers.of(exchange, conversation, charset, now);
    } catch (Throwable e) {
      Survived.log(log, e, "an answer that the server's close ended cannot be told; it fails");
      return null;
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
