package io.rcon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiFunction;

/**
 * Reads the components of a record as parts; one that is not written is taken from the base.
 *
 * @param <T> the record
 */
final class RecordReading<T extends Record> implements Reading<T> {
  private final Class<T> type;
  private final RecordComponent[] components;
  private final List<String> keys = new ArrayList<>();
  private final List<Reading<?>> readings;
  private final Set<String> required;
  private final BiFunction<WrittenValue.Parts, T, T> start;

  /**
   * Makes a reading.
   *
   * @param required the keys that must be written
   * @param start makes the default parts from the base
   */
  RecordReading(
      Class<T> type,
      List<Reading<?>> readings,
      Set<String> required,
      BiFunction<WrittenValue.Parts, T, T> start) {
    this.type = type;
    this.readings = readings;
    this.required = required;
    this.start = start;
    components = type.getRecordComponents();
    if (components.length != readings.size()) {
      throw new IllegalArgumentException(
          type.getSimpleName()
              + " has "
              + components.length
              + " components, and there are readings for "
              + readings.size());
    }
    for (RecordComponent component : components) {
      keys.add(component.getName().replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT));
    }
  }

  @Override
  public T read(WrittenValue written, T base) {
    WrittenValue.Parts parts = written.parts(keys);
    for (String key : keys) {
      if (required.contains(key) && !parts.has(key)) {
        throw parts.error("'" + key + "' is missing here; add it");
      }
    }
    T from = start.apply(parts, base);
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = read(parts, i, from);
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException wrong) {
        throw wrong;
      }
      throw new IllegalStateException(type + " cannot be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  @SuppressWarnings("unchecked") // The reading's type is that of its component.
  private Object read(WrittenValue.Parts parts, int i, T from) {
    return parts.read(keys.get(i), (Reading<Object>) readings.get(i), component(i, from));
  }

  private Object component(int i, T of) {
    try {
      return components[i].getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be read", e);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // As above.
  public String write(T value) {
    StringJoiner parts = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < components.length; i++) {
      parts.add(
          keys.get(i) + ": " + ((Reading<Object>) readings.get(i)).write(component(i, value)));
    }
    return parts.toString();
  }

  @Override
  @SuppressWarnings("unchecked") // As above.
  public void check(T value) {
    for (int i = 0; i < components.length; i++) {
      Object component = component(i, value);
      try {
        if (component == null) {
          throw new IllegalArgumentException("must not be null");
        }
        ((Reading<Object>) readings.get(i)).check(component);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("has a '" + keys.get(i) + "' that " + e.getMessage(), e);
      }
    }
  }
}
