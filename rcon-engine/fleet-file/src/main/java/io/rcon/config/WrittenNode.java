package io.rcon.config;

import io.rcon.Reading;
import io.rcon.WrittenValue;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact's value in the file, at the key of a section or as an item of a list there. */
final class WrittenNode implements WrittenValue {
  private final Section section;
  private final String key;

  WrittenNode(Section section, String key) {
    this.section = section;
    this.key = key;
  }

  /** Reads a single value as a fact's would be. */
  static <T> T read(Scalar scalar, Reading<T> reading, T base) {
    return reading.read(new Text(scalar, null), base);
  }

  private Scalar scalar() {
    return section.scalar(key).orElseThrow();
  }

  @Override
  public String text() {
    return scalar().text();
  }

  @Override
  public Parts parts(Collection<String> keys) {
    return new Keys(section.section(key, "key").orElseThrow().only(keys));
  }

  @Override
  public List<WrittenValue> items() {
    return section.hasScalars(key)
        ? section.scalars(key).stream().<WrittenValue>map(s -> new Text(s, this)).toList()
        : section.sections(key).orElseThrow().stream().<WrittenValue>map(Item::new).toList();
  }

  @Override
  public RuntimeException error(String problem) {
    return scalar().error(problem);
  }

  @Override
  public RuntimeException noneOf(Collection<String> choices) {
    return scalar().noneOf(choices);
  }

  /** An item of a list that has keys and values. */
  private record Item(Section section) implements WrittenValue {
    @Override
    public String text() {
      throw error("this must be a single value");
    }

    @Override
    public Parts parts(Collection<String> keys) {
      return new Keys(section.only(keys));
    }

    @Override
    public List<WrittenValue> items() {
      throw error("this must be a single value");
    }

    @Override
    public RuntimeException error(String problem) {
      return section.place().error(problem);
    }

    @Override
    public RuntimeException noneOf(Collection<String> choices) {
      return error("this must be one of " + String.join(", ", choices));
    }
  }

  /** A single value. */
  private record Text(Scalar scalar, @Nullable WrittenNode list) implements WrittenValue {
    @Override
    public String text() {
      return scalar.text();
    }

    @Override
    public Parts parts(Collection<String> keys) {
      if (list != null) {
        // Fails with words that name the list and the place of its first item.
        list.section.sections(list.key);
      }
      throw error("must have keys and values, not a single value");
    }

    @Override
    public List<WrittenValue> items() {
      throw error("must be a list, not a single value");
    }

    @Override
    public RuntimeException error(String problem) {
      return scalar.error(problem);
    }

    @Override
    public RuntimeException noneOf(Collection<String> choices) {
      return scalar.noneOf(choices);
    }
  }

  /** The parts of a value. */
  private record Keys(Section section) implements Parts {
    @Override
    public boolean has(String part) {
      return section.has(part);
    }

    @Override
    public <T> T read(String part, Reading<T> reading, T base) {
      return section.has(part)
          ? section.problems().read(() -> reading.read(new WrittenNode(section, part), base), base)
          : base;
    }

    @Override
    public RuntimeException error(String problem) {
      return section.place().error(problem);
    }
  }
}
