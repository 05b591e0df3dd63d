package io.rcon.internal.event;

import io.rcon.CommonFacts;
import io.rcon.EventLine;
import io.rcon.RconEvent;
import io.rcon.RconListener;
import io.rcon.Server;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions to the events of one session; made with the first of them, and gone with the
 * last. Event loop only.
 */
public final class SessionEvents implements EventSink {
  private final Server server;
  private final List<EventLine> lines;
  private final RconListener listener;
  private final List<EventSubscription> subscriptions = new ArrayList<>(1);

  /**
   * Makes one that nobody has subscribed to.
   *
   * @param server the session's server
   * @param listener counts what is lost; never throws
   */
  public SessionEvents(Server server, RconListener listener) {
    this.server = server;
    this.listener = listener;
    lines = server.dialect().get(CommonFacts.EVENT_LINES);
  }

  /**
   * Adds a subscription, which gets what is said from now on.
   *
   * @param subscription a new one
   */
  public void add(EventSubscription subscription) {
    subscriptions.add(subscription);
  }

  /**
   * Removes a subscription that was cancelled or has failed.
   *
   * @param subscription any
   * @return whether none is left
   */
  public boolean remove(EventSubscription subscription) {
    subscriptions.remove(subscription);
    return subscriptions.isEmpty();
  }

  @Override
  public void said(String text, @Nullable RconEvent known) {
    RconEvent event = known != null ? known : read(text);
    for (EventSubscription subscription : subscriptions) {
      if (!subscription.offer(event)) {
        listener.eventLost(server);
      }
    }
  }

  private RconEvent read(String text) {
    for (EventLine line : lines) {
      RconEvent event = line.read(server, text).orElse(null);
      if (event != null) {
        return event;
      }
    }
    return new RconEvent.Console(server, text);
  }

  /** The session is closed: every subscription completes behind what it still holds. */
  public void close() {
    subscriptions.forEach(EventSubscription::complete);
    subscriptions.clear();
  }
}
