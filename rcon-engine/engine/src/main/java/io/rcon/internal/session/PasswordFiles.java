package io.rcon.internal.session;

import io.rcon.Proxy;
import io.rcon.Secret;
import io.rcon.Server;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads again the files that a server's passwords are kept in. Beside the event loop, since a file
 * may lie on a disk that hangs.
 */
final class PasswordFiles {
  private PasswordFiles() {}

  static boolean has(Server server) {
    return server.secret().file().isPresent()
        || server.proxy().map(Proxy::password).flatMap(Secret::file).isPresent();
  }

  /** Calls back on another thread, with what went wrong or with null. */
  static void readAgain(Server server, Consumer<@Nullable String> end) {
    List<Secret> secrets =
        Stream.concat(Stream.of(server.secret()), server.proxy().map(Proxy::password).stream())
            .filter(secret -> secret.file().isPresent())
            .toList();
    CompletableFuture.runAsync(() -> end.accept(problem(secrets)));
  }

  private static @Nullable String problem(List<Secret> secrets) {
    for (Secret secret : secrets) {
      try {
        secret.readAgain();
      } catch (NoSuchFileException e) {
        return "there is no password file " + e.getFile();
      } catch (AccessDeniedException e) {
        return "the password file " + e.getFile() + " may not be read by this user";
      } catch (IOException | RuntimeException e) {
        return "a password file cannot be used: " + e.getMessage();
      }
    }
    return null;
  }
}
