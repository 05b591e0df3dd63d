package io.rcon.cli;

import io.rcon.Command;
import io.rcon.RconSession;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The commands that a server knows, asked for when they are first needed. */
final class CommandNames {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  // Minecraft runs its lines together when it answers over the network.
  private static final Pattern SLASHED = Pattern.compile("/([a-z][\\w.-]*(?::[a-z][\\w.-]*)?)");
  private static final Pattern FIRST_WORD =
      Pattern.compile("(?m)^[ \\t]*([A-Za-z_+-][\\w+-]*)[ \\t]*(?:$|[:(<\\[ \\t])");

  private final RconSession session;
  private @Nullable CompletableFuture<List<String>> names;

  CommandNames(RconSession session) {
    this.session = session;
  }

  /** The names, or none as long as the server has not told them. */
  List<String> get() {
    CompletableFuture<List<String>> asked = names;
    if (asked == null || asked.isCompletedExceptionally()) {
      asked = ask();
      names = asked;
    }
    try {
      return asked.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException | TimeoutException e) {
      return List.of();
    }
  }

  private CompletableFuture<List<String>> ask() {
    String help = session.server().dialect().console().help();
    if (help.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    CompletableFuture<List<String>> asked = new CompletableFuture<>();
    session
        .execute(Command.of(help).within(TIMEOUT))
        .thenApply(reply -> asked.complete(parse(reply.text())))
        .exceptionally(asked::completeExceptionally);
    return asked;
  }

  /** Reads names out of what a help command prints. */
  static List<String> parse(String text) {
    String plain = text.replaceAll("§.|\\^[0-9]", "");
    TreeSet<String> found = new TreeSet<>();
    Matcher matcher = (plain.contains("/") ? SLASHED : FIRST_WORD).matcher(plain);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return List.copyOf(found);
  }
}
