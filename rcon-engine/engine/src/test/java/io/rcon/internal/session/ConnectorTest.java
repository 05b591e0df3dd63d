package io.rcon.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.RconEvent;
import io.rcon.RconException.Delivery;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.command.CommandPipeline;
import io.rcon.internal.command.PipelineOwner;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.internal.line.RecordedWire;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.support.VirtualLoop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One attempt to connect alone: real commands and lines below, a recording session above. */
@Timeout(30)
class ConnectorTest {
  private final VirtualLoop loop = new VirtualLoop();
  private final RecordedWire wire = new RecordedWire();
  private final Above above = new Above();
  private final Server server = Server.of(Dialect.MINECRAFT, "127.0.0.1", 1, Secret.of("hunter2"));
  private final SessionContext context = SessionRoom.of(loop);
  private final Outage outage = new Outage(context.shared(), server);
  private final CommandPipeline pipeline =
      new CommandPipeline(context.shared(), server, Mechanisms.of(server.dialect()), wire, above);
  private final Connector connector = new Connector(context, server, wire, pipeline, outage, above);

  @AfterEach
  void endLoop() {
    loop.close();
  }

  /** Writes down what the attempt and the commands tell the session. */
  private static final class Above implements ConnectorOwner, PipelineOwner {
    final List<String> told = new ArrayList<>();
    SessionState state = SessionState.IDLE;

    void understood(String... expected) {
      assertEquals(List.of(expected), told);
      told.clear();
    }

    @Override
    public boolean isCurrent(Connector one) {
      return true;
    }

    @Override
    public boolean hasLogin() {
      return true;
    }

    @Override
    public SessionState state() {
      return state;
    }

    @Override
    public void transition(SessionState next) {
      state = next;
      told.add(next.toString());
    }

    @Override
    public void wakeAt(long at) {}

    @Override
    public void cancelWake() {}

    @Override
    public void giveUpConnection() {
      told.add("give up");
    }

    @Override
    public void ready(long loginNanos) {
      told.add("ready");
    }

    @Override
    public void connectFailed(Failure why, boolean inTime) {
      String words = String.valueOf(why.with("s", Delivery.NOT_SENT).getMessage());
      told.add(
          (inTime ? "failed: " : "too late: ") + words.substring(3, Math.min(34, words.length())));
    }

    @Override
    public void loginRefused(String reason) {
      told.add("refused");
    }

    @Override
    public void connectionUseless(Failure why) {
      told.add("useless");
    }

    @Override
    public void survive(Runnable step) {
      step.run();
    }

    @Override
    public boolean isClosing() {
      return false;
    }

    @Override
    public @Nullable Failure turnedAway() {
      return null;
    }

    @Override
    public void connectIfIdle() {}

    @Override
    public void connectionClosed(String reason) {}

    @Override
    public void serverGone(String reason) {}

    @Override
    public void serverStopped() {}

    @Override
    public void attemptUnanswered(Failure why) {}

    @Override
    public void connectIn(long nanos) {}

    @Override
    public void answered() {}

    @Override
    public void becameIdle() {}

    @Override
    public void said(String text, @Nullable RconEvent known) {}
  }

  private void answerLogin(byte... id) {
    byte[] frame = new byte[10];
    System.arraycopy(id, 0, frame, 0, 4);
    frame[4] = 2;
    wire.frame(0, frame);
  }

  private void dialed() {
    connector.begin();
    wire.dialed();
  }

  @Test
  void should_dial_and_log_in() {
    connector.begin();
    above.understood("CONNECTING");
    assertEquals(List.of("dial"), wire.log);

    wire.dialed();
    above.understood("LOGGING_IN");
    assertTrue(wire.log.contains("0 sent a secret"));

    answerLogin(wire.secretId);
    above.understood("ready");
  }

  @Test
  void should_tell_that_there_is_no_way() {
    connector.begin();
    wire.refuse();

    above.understood("CONNECTING", "failed: refused");
  }

  @Test
  void should_tell_a_wrong_password() {
    dialed();
    answerLogin((byte) -1, (byte) -1, (byte) -1, (byte) -1);

    above.understood("CONNECTING", "LOGGING_IN", "refused");
  }

  @Test
  void should_take_a_bare_close_for_no_refusal() {
    dialed();
    wire.closed(0);

    above.understood("CONNECTING", "LOGGING_IN", "failed: closed by the server during the");
  }

  @Test
  void should_hold_the_password_where_a_login_was_closed_before() {
    outage.closedLogins().afterPassword(loop.loop().now());
    dialed();
    assertFalse(wire.log.contains("0 sent a secret"));

    connector.overdue();
    assertTrue(wire.log.contains("0 sent a secret"));
    above.understood("CONNECTING", "LOGGING_IN");
  }

  @Test
  void should_know_a_front_by_a_close_before_the_password() {
    outage.closedLogins().afterPassword(loop.loop().now());
    dialed();
    wire.closed(0);

    above.understood("CONNECTING", "LOGGING_IN", "failed: closed by the server before the");
  }

  @Test
  void should_tell_the_step_that_took_too_long() {
    connector.begin();
    connector.overdue();
    above.understood("CONNECTING", "too late: no connection within 5000 ms");
  }

  @Test
  void should_tell_a_login_that_met_silence() {
    dialed();
    connector.overdue();
    above.understood("CONNECTING", "LOGGING_IN", "too late: connected, but no answer to the");
  }
}
