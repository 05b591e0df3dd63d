package io.rcon;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The usual ways to read, write and check the values of facts. */
public final class Readings {
  /** Any text, empty too. */
  public static final Reading<String> TEXT =
      new One<>(WrittenValue::text, Readings::quoted, v -> {});

  /** Any text of characters of Latin-1, each of which is one byte on the wire. */
  public static final Reading<String> LATIN1 =
      new One<>(Readings::latin1, Readings::quoted, Readings::checkLatin1);

  /** {@code true} or {@code false}. */
  public static final Reading<Boolean> FLAG = new One<>(Readings::flag, String::valueOf, v -> {});

  /** A time of at least zero, such as {@code 500ms}, {@code 5s}, {@code 2m} or {@code 1h30m}. */
  public static final Reading<Duration> DURATION =
      new One<>(Readings::duration, Readings::words, v -> require(!v.isNegative(), 0, v));

  /** A charset that can encode, such as {@code utf-8} or {@code iso-8859-1}. */
  public static final Reading<Charset> CHARSET =
      new One<>(Readings::charset, v -> v.name().toLowerCase(Locale.ROOT), v -> {});

  /** The largest number in files; a program may set any int. */
  private static final int MANY = 999_999_999;

  private static final Pattern INTEGER = Pattern.compile("\\d{1,9}");

  private Readings() {}

  /** A reading made of three functions. */
  private record One<T>(
      Function<WrittenValue, T> reader, Function<T, String> writer, Consumer<T> checker)
      implements Reading<T> {
    @Override
    public T read(WrittenValue written, T base) {
      return reader.apply(written);
    }

    @Override
    public String write(T value) {
      return writer.apply(value);
    }

    @Override
    public void check(T value) {
      checker.accept(value);
    }
  }

  /**
   * A whole number within bounds.
   *
   * @param least the least one, at least 0
   * @param most the greatest one
   * @return the reading
   */
  public static Reading<Integer> integer(int least, int most) {
    return new One<>(
        written -> integer(written, least, most),
        String::valueOf,
        v -> {
          if (v < least || v > most) {
            throw new IllegalArgumentException("must be " + least + " to " + most + ", not " + v);
          }
        });
  }

  /**
   * A whole number without an upper bound; in files it has at most nine digits.
   *
   * @param least the least one, at least 0
   * @return the reading
   */
  public static Reading<Integer> atLeast(int least) {
    return new One<>(
        written -> integer(written, least, MANY),
        String::valueOf,
        v -> require(v >= least, least, v));
  }

  /**
   * A time as files and options have it: {@code 500ms}, {@code 5s}, {@code 1.5m}, {@code 1h30m}.
   *
   * @param text numbers with the units h, m, s and ms, each at most once and in this order; the
   *     last number may have a fraction
   * @return the time; empty if the text is none, or is longer than 50 years
   */
  public static Optional<Duration> time(String text) {
    return DurationText.parse(text);
  }

  private static void require(boolean condition, int least, Object value) {
    if (!condition) {
      throw new IllegalArgumentException("must be at least " + least + ", not " + value);
    }
  }

  /**
   * One of some constants, in lower case.
   *
   * @param choices those that a file may name; a program may give any
   * @param <E> their type
   * @return the reading
   */
  public static <E extends Enum<E>> Reading<E> oneOf(List<E> choices) {
    return new One<>(written -> choice(written, choices), Readings::name, v -> {});
  }

  /**
   * Some whole numbers, as a list or a single one.
   *
   * @return the reading
   */
  public static Reading<Set<Integer>> integers() {
    return new One<>(
        written -> {
          Set<Integer> numbers = new TreeSet<>();
          written.items().forEach(each -> numbers.add(integer(each, 0, MANY)));
          return Set.copyOf(numbers);
        },
        v -> v.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ", "[", "]")),
        v -> {});
  }

  /**
   * A list.
   *
   * @param item how an item is read
   * @param usual the values of the parts of an item that are not written
   * @param <T> the type of an item
   * @return the reading
   */
  public static <T> Reading<List<T>> list(Reading<T> item, T usual) {
    return new One<>(
        written -> {
          List<T> items = new ArrayList<>();
          written.items().forEach(each -> items.add(item.read(each, usual)));
          return List.copyOf(items);
        },
        v -> v.stream().map(item::write).collect(Collectors.joining(", ", "[", "]")),
        v -> v.forEach(item::check));
  }

  /**
   * A value of parts. A part's key is its component's name in lower case, with underscores.
   *
   * @param type a public record of an exported package
   * @param parts how its components are read, in their order
   * @param <T> the record
   * @return the reading
   * @throws IllegalArgumentException if there are not as many readings as components
   */
  public static <T extends Record> Reading<T> parts(Class<T> type, Reading<?>... parts) {
    return new RecordReading<>(type, List.of(parts), Set.of(), (written, base) -> base);
  }

  private static String latin1(WrittenValue written) {
    try {
      checkLatin1(written.text());
      return written.text();
    } catch (IllegalArgumentException e) {
      throw written.error(String.valueOf(e.getMessage()));
    }
  }

  private static void checkLatin1(String text) {
    if (text.chars().anyMatch(c -> c > 0xff)) {
      throw new IllegalArgumentException(
          "must have characters of Latin-1 only, each of which is one byte");
    }
  }

  private static boolean flag(WrittenValue written) {
    return switch (written.text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw written.error("must be true or false, not '" + written.text() + "'");
    };
  }

  private static int integer(WrittenValue written, int least, int most) {
    String text = written.text();
    int number = INTEGER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw written.error(
          "must be a whole number from " + least + " to " + most + ", not '" + text + "'");
    }
    return number;
  }

  private static Duration duration(WrittenValue written) {
    // What is written again as text has whole milliseconds.
    return time(written.text())
        .filter(time -> time.equals(time.truncatedTo(ChronoUnit.MILLIS)))
        .orElseThrow(() ->
            written.error(
                "must be a time such as 500ms, 5s, 2m or 1h30m, and at most 50 years, not '"
                    + written.text()
                    + "'"));
  }

  private static String words(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 != 0 ? millis + "ms" : millis / 1000 + "s";
  }

  private static Charset charset(WrittenValue written) {
    try {
      Charset charset = Charset.forName(written.text());
      if (charset.canEncode()) {
        return charset;
      }
    } catch (IllegalArgumentException e) {
      // The name is malformed or unknown: reported below.
    }
    throw written.error(
        "is unknown: '" + written.text() + "'; write for instance utf-8 or iso-8859-1");
  }

  private static <E extends Enum<E>> E choice(WrittenValue written, List<E> choices) {
    for (E choice : choices) {
      if (name(choice).equals(written.text())) {
        return choice;
      }
    }
    throw written.noneOf(choices.stream().map(Readings::name).toList());
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Quotes and escapes a text, unless YAML reads it unchanged. */
  private static String quoted(String text) {
    if (text.matches("[A-Za-z][\\w .()/+-]*[\\w.)]|[A-Za-z]")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        quoted.append(c);
      } else {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return quoted.append('"').toString();
  }
}
