package io.rcon.simulation;

import io.rcon.SessionState;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A server that numbers its messages forgets a client that does not acknowledge each of them. A
 * session that was forgotten comes back, so only what is sent shows that one went without.
 */
final class Acknowledgements {
  private record Message(int number, long at, boolean mustBe) {}

  private final World world;
  private final Ledger ledger;
  private final Map<ServerUnderTest, List<Message>> open = new HashMap<>();
  private final Map<ServerUnderTest, InetSocketAddress> ports = new HashMap<>();

  Acknowledgements(World world, Ledger ledger) {
    this.world = world;
    this.ledger = ledger;
  }

  private List<Message> messages(ServerUnderTest place) {
    return open.computeIfAbsent(place, p -> new ArrayList<>());
  }

  /** A session speaks from this port from now on. */
  void logsIn(ServerUnderTest place, InetSocketAddress port) {
    ports.put(place, port);
  }

  void came(ServerUnderTest place, InetSocketAddress port, int number) {
    // What comes for a connection that was given up is nobody's.
    boolean mustBe = port.equals(ports.get(place)) && place.sessions.isAny(SessionState.READY);
    messages(place).add(new Message(number, world.now(), mustBe));
  }

  void sent(ServerUnderTest place, int number) {
    List<Message> messages = messages(place);
    int at = 0;
    while (at < messages.size() && messages.get(at).number != number) {
      at++;
    }
    boolean isOne = at < messages.size();
    ledger.check(isOne, "a message is acknowledged by its own number", place + " " + number);
    if (isOne) {
      messages.remove(at);
    }
  }

  /** All that came before this moment has been read, and answered in the same moment. */
  void check(ServerUnderTest place) {
    List<Message> messages = messages(place);
    for (Message message : messages) {
      boolean isPast = message.at < world.now();
      // A session that ends at that very moment has nobody left to acknowledge it.
      boolean lasted = place.sessions.changedAt < message.at;
      ledger.check(
          !isPast || !message.mustBe || !lasted,
          "a message that came is acknowledged",
          place + " " + message.number);
    }
    messages.removeIf(message -> message.at < world.now());
  }
}
