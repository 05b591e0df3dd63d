package io.rcon.fake;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Query;
import io.rcon.RconException;
import io.rcon.RconException.Closed;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.LoginRefused;
import io.rcon.RconException.TimedOut;
import io.rcon.RconException.Unreachable;
import io.rcon.Server;
import io.rcon.SessionState;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Refuses what an engine refuses before anything is sent. */
final class FakeRules {
  private FakeRules() {}

  static @Nullable RconException check(Server server, Command command) {
    String why = wrong(server.dialect(), command.text());
    if (why == null && !server.hasRcon()) {
      why = "rcon is off for this server, which can only be queried";
    }
    return why == null ? null : new CommandRejected(server.name(), Delivery.NOT_SENT, why);
  }

  private static @Nullable String wrong(Dialect dialect, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || ((c == '\n' || c == '\r') && !dialect.console().lineBreaks())) {
        return "the command holds a NUL or a line break at character " + (i + 1);
      }
    }
    try {
      int length = dialect.charset().newEncoder().encode(CharBuffer.wrap(text)).remaining();
      return length > dialect.maxRequest()
          ? "the command has " + length + " bytes, more than " + dialect.maxRequest()
          : null;
    } catch (CharacterCodingException e) {
      return "the command holds a character that " + dialect.charset().name() + " cannot express";
    }
  }

  /** Why a session in that state takes nothing that cannot wait; null if it does. */
  static @Nullable RconException away(
      Server server, SessionState state, @Nullable RconException last) {
    return switch (state) {
      case CLOSED -> new Closed(server.name(), Delivery.NOT_SENT, "the session is closed");
      case REFUSED, BACKING_OFF -> last == null ? failure(server, state) : last;
      default -> null;
    };
  }

  /** What a query ends with: what is scripted for it, or a failure. */
  static Object answer(
      Server server, SessionState state, Query<?> query, @Nullable Object scripted) {
    if (state == SessionState.CLOSED) {
      return new Closed(server.name(), Delivery.NOT_SENT, "the session is closed");
    } else if (!server.isQueried()) {
      return new CommandRejected(server.name(), Delivery.NOT_SENT, "a proxy or TLS is before");
    } else if (scripted == null) {
      String words = "no answer to the query " + query.name() + " is scripted";
      return new TimedOut(server.name(), Delivery.UNKNOWN, words);
    }
    return scripted;
  }

  /** What is wrong with a server where the test does not say. */
  static RconException failure(Server server, SessionState state) {
    return state == SessionState.REFUSED
        ? new LoginRefused(server.name(), Delivery.NOT_SENT, "the fake refuses the login")
        : new Unreachable(server.name(), Delivery.NOT_SENT, "the fake is not reachable");
  }
}
