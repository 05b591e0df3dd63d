package io.rcon.internal.session;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.rcon.Proxy;
import io.rcon.Secret;
import io.rcon.Server;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads again the files that a server's passwords are kept in. Beside the event loop, since a file
 * may lie on a disk that hangs.
 */
final class PasswordFiles {
  private static final int THREADS = 4;
  private static final int IDLE_SECONDS = 10;

  /** Of the engine's own: an application may have blocked the pool that all of a JVM shares. */
  private static final Executor READERS = readers();

  private PasswordFiles() {}

  private static Executor readers() {
    ThreadPoolExecutor readers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory("rcon-password-files", true));
    readers.allowCoreThreadTimeOut(true);
    return readers;
  }

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
    READERS.execute(() -> end.accept(problem(secrets)));
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
