package io.rcon.monitor.http;

import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.ServerView;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the changes of servers, so that a client that was told all up to a number can be told the
 * rest. HTTP's event loop only.
 */
final class Changes {
  private static final int REMEMBERED = 4096;

  private record Removal(String name, long sequence) {}

  private final String epoch;
  private final Map<String, Long> changedAt = new HashMap<>();
  private final Deque<Removal> removals = new ArrayDeque<>();
  private long sequence;

  /** The removals up to this number are forgotten. */
  private long forgotten;

  Changes(String epoch) {
    this.epoch = epoch;
  }

  String epoch() {
    return epoch;
  }

  long sequence() {
    return sequence;
  }

  String id() {
    return epoch + "-" + sequence;
  }

  void add(Collection<ServerView> changed, Collection<String> removed) {
    sequence++;
    for (ServerView view : changed) {
      changedAt.put(view.name(), sequence);
    }
    for (String name : removed) {
      changedAt.remove(name);
      removals.addLast(new Removal(name, sequence));
    }
    while (removals.size() > REMEMBERED) {
      forgotten = removals.removeFirst().sequence;
    }
  }

  boolean knowsSince(long number) {
    return number >= forgotten && number <= sequence;
  }

  /** The number in the id of an event; -1 if it cannot be gone on from. */
  long sequenceOf(String id) {
    try {
      int dash = id.lastIndexOf('-');
      long number = Long.parseLong(id, dash + 1, id.length(), 10);
      return id.substring(0, Math.max(dash, 0)).equals(epoch) && knowsSince(number) ? number : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The changes with the last number. */
  Buffer event(Collection<ServerView> changed, Collection<String> removed) {
    byte[] json =
        JsonText.bytes(out -> {
          out.writeNumberField("sequence", sequence);
          out.writeArrayFieldStart("changed");
          for (ServerView view : changed) {
            Rows.row(out, view);
          }
          out.writeEndArray();
          out.writeArrayFieldStart("removed");
          for (String name : removed) {
            out.writeString(name);
          }
          out.writeEndArray();
        });
    return EventStream.text("rows", id(), json);
  }

  /** All that changed after a number, each server once as it is now. */
  Buffer since(long number, FleetMonitor monitor) {
    List<ServerView> changed = new ArrayList<>();
    changedAt.forEach((name, at) -> {
      if (at > number) {
        monitor.server(name).ifPresent(changed::add);
      }
    });
    List<String> removed =
        removals.stream()
            .filter(removal -> removal.sequence > number)
            .map(Removal::name)
            .filter(name -> !changedAt.containsKey(name))
            .distinct()
            .toList();
    return event(changed, removed);
  }

  Buffer reset() {
    byte[] json = JsonText.bytes(out -> out.writeStringField("epoch", epoch));
    return EventStream.text("reset", id(), json);
  }
}
