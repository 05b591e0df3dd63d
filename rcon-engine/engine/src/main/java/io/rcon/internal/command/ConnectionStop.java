package io.rcon.internal.command;

import io.rcon.Reply;
import io.rcon.internal.line.ConnectionLine;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.reply.Failure;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server that is to stop closes its connection. Where it does not, another login asks whether it
 * is there still. Event loop only.
 */
final class ConnectionStop extends ExpectedClose {
  /** How long an answer to another login is waited for. */
  private static final long QUESTION = Duration.ofSeconds(2).toNanos();

  private final ConnectionLine line;
  private boolean asking;
  private int silences;

  ConnectionStop(
      LoopContext context,
      ConnectionLine line,
      PipelineOwner session,
      Owner commands,
      Exchange exchange) {
    super(context, line, session, commands, exchange);
    this.line = line;
  }

  @Override
  void answered(Reply reply, @Nullable LoginProof proof) {
    super.answered(reply, proof);
    again(Math.max(0, overAt() - now()));
  }

  @Override
  void timedOut() {
    super.timedOut();
    ask();
  }

  @Override
  void timeHasCome() {
    if (asking) {
      unanswered();
    } else {
      ask();
    }
  }

  private void ask() {
    if (session.isClosing() || !line.isConnected()) {
      stillThere("it neither closed the connection nor can be asked whether it is gone");
      return;
    }
    asking = true;
    session.connectionUseless(Failure.disconnected("a command that is to stop it met silence"));
    session.connectIn(0);
  }

  @Override
  void dialing() {
    if (asking) {
      again(QUESTION);
    }
  }

  private void unanswered() {
    if (++silences >= SILENCES) {
      gone();
    } else {
      asking = false;
      session.attemptUnanswered(Failure.timedOut("no answer to a login"));
      asking = true;
      session.connectIn(WHEN_PACED);
    }
  }

  @Override
  void attemptFailed(boolean inTime) {
    if (!asking) {
      return;
    }
    if (inTime || ++silences >= SILENCES) {
      gone();
    } else {
      rest();
      session.connectIn(WHEN_PACED);
    }
  }

  @Override
  void loggedIn() {
    if (asking) {
      stillThere("it accepts logins still");
    }
  }

  @Override
  void lineLost(List<Exchange> open, Failure why) {
    if (asking) {
      return;
    }
    if (open.remove(exchange)) {
      line.removed(exchange);
      answer = line.endedByClose(exchange);
    }
    if (line.wasClosedByPeer()) {
      gone();
    } else {
      fail(why);
    }
  }

  @Override
  void isGone() {}
}
