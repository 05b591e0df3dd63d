package io.rcon.internal.line;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lines that a session has leased, in the order of their leases. Event loop only. */
final class Leases {
  /** Most servers take one command at a time, and need no list. */
  private @Nullable InFlightCommands first;

  private @Nullable List<InFlightCommands> others;

  void add(InFlightCommands line) {
    if (first == null) {
      first = line;
      return;
    }
    if (others == null) {
      others = new ArrayList<>();
    }
    others.add(line);
  }

  /** False if it was given back before. The others stay in their order. */
  boolean remove(InFlight line) {
    if (line != first) {
      return others != null && others.remove(line);
    }
    first = others == null || others.isEmpty() ? null : others.remove(0);
    return true;
  }

  boolean contains(InFlight line) {
    return line == first || (others != null && others.contains(line));
  }

  @Nullable InFlightCommands first() {
    return first;
  }

  void forEach(Consumer<InFlightCommands> action) {
    if (first != null) {
      action.accept(first);
    }
    if (others != null) {
      others.forEach(action);
    }
  }

  /** Those of this moment, where an action may change them. */
  List<InFlightCommands> all() {
    List<InFlightCommands> all = new ArrayList<>();
    forEach(all::add);
    return all;
  }

  long nextDueAt() {
    long next = first == null ? Long.MAX_VALUE : first.nextDueAt();
    if (others != null) {
      for (InFlightCommands line : others) {
        next = Math.min(next, line.nextDueAt());
      }
    }
    return next;
  }
}
