package io.rcon.internal.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges in flight on one line, by key. The first has a place of its own, since it is often
 * the only one; the others are under open addressing with linear probing, no tombstones. Event loop
 * only.
 */
final class ExchangeTable {
  private static final @Nullable Exchange[] NONE = new @Nullable Exchange[0];

  private static final Comparator<Exchange> BY_NUMBER = Comparator.comparingLong(Exchange::number);

  private @Nullable Exchange first;
  private @Nullable Exchange[] slots = NONE;
  private int inSlots;

  int size() {
    return first == null ? inSlots : inSlots + 1;
  }

  void put(Exchange exchange) {
    if (first == null) {
      first = exchange;
      return;
    }
    if (2 * (inSlots + 1) > slots.length) {
      grow();
    }
    putInSlot(exchange);
  }

  private void putInSlot(Exchange exchange) {
    int i = home(exchange.key());
    while (slots[i] != null) {
      i = (i + 1) & (slots.length - 1);
    }
    slots[i] = exchange;
    inSlots++;
  }

  @Nullable Exchange get(int key) {
    if (first != null && first.key() == key) {
      return first;
    }
    if (inSlots == 0) {
      return null;
    }
    for (int i = home(key); ; i = (i + 1) & (slots.length - 1)) {
      Exchange exchange = slots[i];
      if (exchange == null || exchange.key() == key) {
        return exchange;
      }
    }
  }

  void remove(Exchange exchange) {
    if (exchange == first) {
      first = null;
      return;
    }
    if (inSlots == 0) {
      return;
    }
    int i = home(exchange.key());
    while (slots[i] != exchange) {
      if (slots[i] == null) {
        return;
      }
      i = (i + 1) & (slots.length - 1);
    }
    inSlots--;
    closeGap(i);
  }

  /** Moves back whatever probed past the slot that is now free. */
  private void closeGap(int free) {
    int mask = slots.length - 1;
    for (int i = (free + 1) & mask; ; i = (i + 1) & mask) {
      Exchange exchange = slots[i];
      if (exchange == null) {
        break;
      }
      if (((i - home(exchange.key())) & mask) >= ((i - free) & mask)) {
        slots[free] = exchange;
        free = i;
      }
    }
    slots[free] = null;
  }

  /** All of them, in the order in which they were given, so that failures come in that order. */
  List<Exchange> inOrder() {
    List<Exchange> all = new ArrayList<>(size());
    if (first != null) {
      all.add(first);
    }
    for (Exchange exchange : slots) {
      if (exchange != null) {
        all.add(exchange);
      }
    }
    all.sort(BY_NUMBER);
    return all;
  }

  /** Adds those whose next time has come, in no order. */
  void addDue(long now, List<Exchange> due) {
    if (first != null && first.dueAt() <= now) {
      due.add(first);
    }
    for (Exchange exchange : slots) {
      if (exchange != null && exchange.dueAt() <= now) {
        due.add(exchange);
      }
    }
  }

  /** The earliest of their next times. */
  long nextDueAt() {
    long next = first == null ? CommandTimes.NEVER : first.dueAt();
    for (Exchange exchange : slots) {
      if (exchange != null) {
        next = Math.min(next, exchange.dueAt());
      }
    }
    return next;
  }

  /**
   * Keys are even ids given in turn, so that every other slot stays free: none is displaced, and
   * taking one out looks no further than the next slot.
   */
  private int home(int key) {
    return key & (slots.length - 1);
  }

  private void grow() {
    @Nullable Exchange[] old = slots;
    slots = new @Nullable Exchange[Math.max(2, 2 * old.length)];
    inSlots = 0;
    for (Exchange exchange : old) {
      if (exchange != null) {
        putInSlot(exchange);
      }
    }
  }
}
