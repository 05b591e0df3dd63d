package io.rcon.real;

import static org.awaitility.Awaitility.await;

import io.rcon.testing.LongForm;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A fleet file whose schedules restart some games, and what the journal beside it says. */
final class RestartPlan {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** Seconds: of the first and the second announcement, before the stop, and after the return. */
  static final int FIRST = LongForm.or(12, 8);

  static final int SECOND = 4;
  static final int BEFORE = LongForm.or(5, 4);
  static final int BACK = LongForm.or(9, 5);

  private final Path file;
  private final List<? extends RestartedGame> games;
  private final int lead;
  private final Function<RestartedGame, String> steps;

  /** Restarts with a countdown, a command before it and one after it. */
  RestartPlan(Path folder, List<? extends RestartedGame> games) throws IOException {
    this(folder, games, FIRST, RestartPlan::restart);
  }

  /**
   * Other steps.
   *
   * @param lead how many seconds the first step announces
   * @param steps lines of YAML
   */
  RestartPlan(
      Path folder,
      List<? extends RestartedGame> games,
      int lead,
      Function<RestartedGame, String> steps)
      throws IOException {
    this.lead = lead;
    this.steps = steps;
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    file = folder.resolve("fleet.yaml");
    this.games = games;
    write(Instant.now().plus(Duration.ofHours(12)));
  }

  Path file() {
    return file;
  }

  /** Has the watcher that runs begin all soon; where it read the file too late, again. */
  void begin() throws IOException {
    for (int tries = 0; ; tries++) {
      write(Instant.now().plusSeconds(lead + 4));
      try {
        await("the begin of all schedules")
            .atMost(Duration.ofSeconds(15))
            .pollInterval(Duration.ofMillis(50))
            .until(() -> games.stream().allMatch(game -> has("begin", game.name())));
        return;
      } catch (ConditionTimeoutException e) {
        if (tries == 4) {
          throw e;
        }
      }
    }
  }

  private void write(Instant at) throws IOException {
    StringBuilder text = new StringBuilder("defaults: {password: s3cret}\nservers:\n");
    for (RestartedGame game : games) {
      text.append(
          "  %s: {address: \"127.0.0.1:%d\", dialect: %s}%n"
              .formatted(game.name(), game.port(), game.dialect()));
    }
    text.append("schedules:\n");
    games.forEach(game -> text.append(schedule(game, at)));
    Path fresh = Files.writeString(file.resolveSibling("fresh"), text);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private String schedule(RestartedGame game, Instant at) {
    return """
      %1$s:
        at: "%2$s"
        zone: UTC
        on: "name=%1$s"
        steps:
    %3$s\
    """
        .formatted(
            game.name(), TIME.format(at.atOffset(ZoneOffset.UTC)), steps.apply(game).indent(6));
  }

  private static String restart(RestartedGame game) {
    return """
    - announce: restart of {name} in {left}
      at: [%ds, %ds]
    SAVE
    - announce: "{name} goes down in {left}"
      at: %ds
    - stop: 30s
    - wait: 2m
    - announce: "{name} is back, {left}"
      at: %ds
    - command: say all is done
    """
        .formatted(FIRST, SECOND, BEFORE, BACK)
        .replace("SAVE\n", game.saves() ? "- save\n" : "");
  }

  /** The step that stops a game; the others count from it. */
  static int stop(RestartedGame game) {
    return game.saves() ? 3 : 2;
  }

  boolean isDone(RestartedGame game, String step) {
    return has("outcome", game.name(), game.name(), step, "DONE");
  }

  /** Whether a step was done, or one behind it: an announcement that comes too late is left out. */
  boolean isPast(RestartedGame game, String step) {
    return lines("outcome", game.name())
        .anyMatch(line -> line.size() > 7 && place(line.get(6)) >= place(step));
  }

  /** A step's number, and within it an announcement's, which stands behind a dot. */
  private static double place(String step) {
    return Double.parseDouble(step);
  }

  boolean isIntended(RestartedGame game, String step) {
    return has("intent", game.name(), game.name(), step);
  }

  /** Whether the journal has a line of this kind of a schedule, with these words at its end. */
  boolean has(String kind, String schedule, String... last) {
    return lines(kind, schedule)
        .filter(line -> line.size() >= 5 + last.length)
        .anyMatch(line -> line.subList(5, 5 + last.length).equals(Arrays.asList(last)));
  }

  private Stream<List<String>> lines(String kind, String schedule) {
    try {
      return Files.readAllLines(file.resolveSibling("fleet.yaml.journal")).stream()
          .map(line -> Arrays.asList(URLDecoder.decode(line, StandardCharsets.UTF_8).split(" ")))
          .filter(line -> line.size() >= 5)
          .filter(line -> line.get(1).equals(kind) && line.get(2).equals(schedule));
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
