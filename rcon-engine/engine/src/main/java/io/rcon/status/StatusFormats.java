package io.rcon.status;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The formats by their keys: those of the engine, and those of each {@link StatusProvider}. Safe on
 * any thread.
 */
public final class StatusFormats {
  private static final List<StatusFormat> ALL =
      Stream.of(
              SourceFormats.ALL,
              QuakeFormats.ALL,
              MinecraftFormats.ALL,
              SurvivalFormats.ALL,
              OtherFormats.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, StatusFormat> BY_KEY =
      ALL.stream().collect(Collectors.toMap(StatusFormat::key, Function.identity()));

  private StatusFormats() {}

  /**
   * All formats.
   *
   * @return an immutable list, kin beside kin, those of the engine first
   */
  public static List<StatusFormat> all() {
    return Stream.concat(ALL.stream(), provided()).toList();
  }

  /**
   * The format of a key.
   *
   * @param key for instance {@code quake3}
   * @return the format; one that knows no answer if there is none of that key
   */
  public static StatusFormat named(String key) {
    return find(key).orElseGet(() -> new TextFormat(key, "none"));
  }

  /**
   * Whether there is a format of that key.
   *
   * @param key a key
   * @return true if {@link #named} finds it
   */
  public static boolean has(String key) {
    return find(key).isPresent();
  }

  private static Optional<StatusFormat> find(String key) {
    StatusFormat own = BY_KEY.get(key);
    return own != null
        ? Optional.of(own)
        : provided().filter(format -> format.key().equals(key)).findFirst();
  }

  private static Stream<StatusFormat> provided() {
    return StatusProviders.all().stream().flatMap(found -> found.formats().stream());
  }
}
