package io.rcon.internal.command;

import io.rcon.RconEvent;
import io.rcon.RconException.Delivery;
import io.rcon.SessionState;
import io.rcon.internal.reply.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The session above a room of commands: it writes down what it is told. */
final class RecordedSession implements PipelineOwner {
  final List<String> told = new ArrayList<>();
  SessionState state = SessionState.READY;
  boolean closing;
  @Nullable Failure away;

  @Override
  public SessionState state() {
    return state;
  }

  @Override
  public boolean isClosing() {
    return closing;
  }

  @Override
  public @Nullable Failure turnedAway() {
    return away;
  }

  @Override
  public void connectIfIdle() {
    if (state == SessionState.IDLE) {
      told.add("connect");
    }
  }

  @Override
  public void connectionClosed(String reason) {
    told.add("closed: " + reason);
  }

  @Override
  public void connectionUseless(Failure why) {
    told.add("useless: " + words(why));
  }

  @Override
  public void loginRefused(String reason) {
    told.add("refused: " + reason);
  }

  @Override
  public void serverGone(String reason) {
    told.add("gone: " + reason);
  }

  @Override
  public void serverStopped() {
    told.add("stopped");
  }

  @Override
  public void attemptUnanswered(Failure why) {
    told.add("unanswered: " + words(why));
  }

  @Override
  public void connectIn(long nanos) {
    told.add("connect in " + nanos / 1_000_000 + " ms");
  }

  @Override
  public void answered() {}

  @Override
  public void becameIdle() {}

  @Override
  public void survive(Runnable step) {
    step.run();
  }

  @Override
  public void said(String text, @Nullable RconEvent known) {
    told.add("said: " + text);
  }

  private static String words(Failure why) {
    return String.valueOf(why.with("s", Delivery.UNKNOWN).getMessage());
  }
}
