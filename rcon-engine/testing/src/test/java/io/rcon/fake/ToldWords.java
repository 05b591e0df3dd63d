package io.rcon.fake;

import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a listener was told, as words. */
final class ToldWords implements RconListener {
  final List<String> words = new CopyOnWriteArrayList<>();

  @Override
  public void sent(Server server, Command command) {
    words.add("sent " + command.text());
  }

  @Override
  public void replied(Server server, Command command, Reply reply) {
    words.add("replied " + reply.text());
  }

  @Override
  public void failed(Server server, Command command, RconException failure, long nanos) {
    words.add("failed " + failure.code());
    throw new IllegalStateException("thrown by a test");
  }

  @Override
  public void stateChanged(
      Server server, SessionState from, SessionState to, Optional<RconException> cause) {
    if (to == SessionState.REFUSED || to == SessionState.CLOSED) {
      words.add("became " + to);
    }
  }
}
