package io.rcon.simulation;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks through all of an engine's objects for what should be gone. From outside a forgotten entry
 * of a table is not to be seen: it does no harm before there are thousands.
 */
final class Remains {
  private static final String OURS = "io.rcon.internal.";

  /** Fields that are empty, null or zero while nothing is in flight. */
  private static final Map<String, List<String>> EMPTY =
      Map.ofEntries(
          Map.entry("wire.PairTable", List.of("size", "lines")),
          Map.entry("wire.DatagramPort", List.of("underWay")),
          Map.entry("wire.UdpLine", List.of("listener")),
          Map.entry("wire.DatagramPorts", List.of("waitForPair", "waitForWindow")),
          Map.entry("wire.DatagramPorts$Family", List.of("waitForOpen", "opening", "overflow")),
          Map.entry("wire.SilenceProbes", List.of("running")),
          Map.entry("line.ExchangeQueue", List.of("size", "first", "last", "lastUnyielding")),
          Map.entry("line.ReplyMemory", List.of("first")),
          Map.entry("line.ExchangeTable", List.of("first", "inSlots", "slots")),
          Map.entry("session.DialGovernor", List.of("waiting", "failing", "displaced")),
          Map.entry("session.DialGovernor$Lane", List.of("underWay")),
          Map.entry("session.StateFutures", List.of("forReady", "forClosed")),
          Map.entry("session.SessionConnection", List.of("connector", "events")),
          Map.entry("command.LoginProof", List.of("held", "checking")),
          Map.entry("command.PacedDispatch", List.of("dispatching")),
          Map.entry("line.LineTraffic", List.of("inFlight")),
          Map.entry("line.ConnectionLine", List.of("line", "login")),
          Map.entry("line.LeasedLines", List.of("waiting")),
          Map.entry("line.Leases", List.of("first", "others")),
          Map.entry("line.LineOrder", List.of("shut", "realignment")),
          Map.entry("fleet.PollRun", List.of("turns", "underWay")),
          Map.entry("support.DeadlineWheel", List.of("heads")),
          Map.entry("support.EngineLoop", List.of("ends")),
          Map.entry("support.LoopMailbox", List.of("newest", "taken")),
          Map.entry("support.SerialCallbacks", List.of("newest")));

  /** Fields that must be the same while nothing is in flight. */
  private static final Map<String, List<String>> SAME =
      Map.of("command.SubmissionLimit", List.of("entered", "arrived"));

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> toSee = new ArrayDeque<>();
  private String found = "";

  private Remains() {}

  /** The classes and fields that are looked at but do not exist: nothing would be seen there. */
  static List<String> unknown() {
    List<String> unknown = new ArrayList<>();
    for (Map<String, List<String>> places : List.of(EMPTY, SAME)) {
      places.forEach((name, fields) -> {
        for (String field : fields) {
          if (!hasField(OURS + name, field)) {
            unknown.add(name + "." + field);
          }
        }
      });
    }
    return unknown;
  }

  private static boolean hasField(String type, String name) {
    try {
      return Class.forName(type).getDeclaredField(name) != null;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Names the first thing that is left, or nothing. */
  static String of(Collection<?> roots) {
    Remains remains = new Remains();
    roots.forEach(remains::come);
    while (remains.found.isEmpty() && !remains.toSee.isEmpty()) {
      remains.look(remains.toSee.remove());
    }
    return remains.found;
  }

  private void come(@Nullable Object object) {
    boolean looked = object == null || object.getClass().isEnum();
    if (!looked && isWithin(object) && seen.add(object)) {
      toSee.add(object);
    }
  }

  private static boolean isWithin(Object object) {
    return object.getClass().getName().startsWith(OURS)
        || object instanceof Collection
        || object instanceof Map
        || object instanceof Object[];
  }

  private void look(Object object) {
    if (object instanceof Collection<?> all) {
      all.forEach(this::come);
    } else if (object instanceof Map<?, ?> map) {
      map.values().forEach(this::come);
    } else if (object instanceof Object[] array) {
      comeAll(array);
    } else {
      for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
        lookAt(object, type);
      }
    }
  }

  private void comeAll(Object[] array) {
    for (Object each : array) {
      come(each);
    }
  }

  private void lookAt(Object object, Class<?> type) {
    String name = type.getName();
    // Lambdas hide what they hold; whoever made them is looked at elsewhere.
    if (!name.startsWith(OURS) || type.isHidden()) {
      return;
    }
    List<String> empty = EMPTY.getOrDefault(name.substring(OURS.length()), List.of());
    for (String field : empty) {
      check(object, type, field);
    }
    List<String> same = SAME.get(name.substring(OURS.length()));
    if (same != null
        && !Objects.equals(value(object, type, same.get(0)), value(object, type, same.get(1)))) {
      found = type.getSimpleName() + ": not the same " + same;
    }
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        come(get(object, field));
      }
    }
  }

  private void check(Object object, Class<?> type, String name) {
    Object value = value(object, type, name);
    if (!isEmpty(value)) {
      found = type.getSimpleName() + "." + name + " is " + value;
    }
  }

  private static @Nullable Object value(Object object, Class<?> type, String name) {
    try {
      return get(object, type.getDeclaredField(name));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("look for something else in " + type, e);
    }
  }

  private static boolean isEmpty(@Nullable Object value) {
    if (value == null || value.equals(0) || value.equals(false)) {
      return true;
    }
    if (value instanceof Collection<?> all) {
      return all.isEmpty();
    }
    if (value instanceof Map<?, ?> map) {
      return map.isEmpty();
    }
    if (value instanceof java.util.concurrent.atomic.AtomicReference<?> reference) {
      return reference.get() == null;
    }
    if (value instanceof java.util.concurrent.atomic.AtomicInteger number) {
      return number.get() == 0;
    }
    return value.getClass().isArray() && isAllNull(value);
  }

  private static boolean isAllNull(Object array) {
    for (int i = 0; i < Array.getLength(array); i++) {
      if (Array.get(array, i) != null) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object get(Object object, Field field) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
