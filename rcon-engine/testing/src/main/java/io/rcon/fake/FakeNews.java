package io.rcon.fake;

import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls that a caller's code is still to get, in their order. An exception of it stops nothing. */
final class FakeNews {
  private final Server server;
  private final RconListener listener;
  private final Deque<Runnable> untold = new ArrayDeque<>();
  private boolean telling;

  FakeNews(Server server, RconListener listener) {
    this.server = server;
    this.listener = listener;
  }

  synchronized void then(Runnable news) {
    untold.add(news);
  }

  void changed(SessionState from, SessionState to, @Nullable RconException cause) {
    then(() -> listener.stateChanged(server, from, to, Optional.ofNullable(cause)));
  }

  void sent(Command command) {
    then(() -> listener.sent(server, command));
  }

  void replied(FakeReply reply, Reply answer) {
    then(() -> listener.replied(server, reply.command, answer));
    then(() -> reply.complete(answer));
  }

  void failed(FakeReply reply, RconException failure, long nanos) {
    then(() -> listener.failed(server, reply.command, failure, nanos));
    then(() -> reply.completeExceptionally(failure));
  }

  void heard(String text) {
    then(() -> listener.event(server, text));
  }

  /** Tells all, unless somebody does already. Without the session's lock. */
  void tell() {
    for (Runnable next = next(true); next != null; next = next(false)) {
      try {
        next.run();
      } catch (RuntimeException | Error e) {
        System.getLogger(FakeNews.class.getName())
            .log(System.Logger.Level.WARNING, "a listener failed; the others follow", e);
      }
    }
  }

  private synchronized @Nullable Runnable next(boolean begins) {
    if (begins && telling) {
      return null;
    }
    Runnable next = untold.poll();
    telling = next != null;
    return next;
  }
}
