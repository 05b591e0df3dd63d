package io.rcon.simulation;

import io.rcon.Dialect;
import io.rcon.RconListener;
import io.rcon.RconOptionsBuilder;
import io.rcon.internal.dialect.HookedMechanism;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * In some of the stories whatever is not the engine's own throws now and then, mostly errors:
 * listeners, callbacks, executors, conversations at each of their steps, charsets.
 */
final class Throwing {
  /** The words of what is thrown, so that the log can be told from that of real errors. */
  static final String WORDS = "thrown on purpose";

  private static final double STORIES = 0.2;

  private final Choices choices;
  private final boolean throwsAtAll;
  private double often;

  Throwing(long seed) {
    choices = new Choices(Long.rotateLeft(seed, 17) + 2);
    throwsAtAll = choices.chance(STORIES);
    often = throwsAtAll ? choices.of(0.002, 0.01, 0.05) : 0;
  }

  /** All is well from now on. */
  void end() {
    often = 0;
  }

  /** Something that may throw does so, or not. */
  void at(String step) {
    if (choices.chance(often)) {
      throw what(WORDS + " at " + step);
    }
  }

  private Error what(String words) {
    return switch (choices.between(0, 4)) {
      case 0 -> new OutOfMemoryError(words);
      case 1 -> new StackOverflowError(words);
      case 2 -> new NoClassDefFoundError(words);
      case 3 -> Throwing.<RuntimeException>unchecked(new IllegalStateException(words));
      default -> new AssertionError(words);
    };
  }

  @SuppressWarnings("unchecked") // Nothing is cast: what is thrown need not be declared.
  private static <T extends Throwable> Error unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** In some of these stories a few answers at once are more than memory holds. */
  RconOptionsBuilder memory(RconOptionsBuilder options) {
    return throwsAtAll && choices.chance(0.3) ? options.replyMemory(40_000) : options;
  }

  Dialect dialect(Dialect real) {
    if (!throwsAtAll) {
      return real;
    }
    return HookedMechanism.dialect(real, this::at)
        .with(d -> d.charset(new HookedCharset(real.charset(), () -> at("decoding"))));
  }

  RconListener listener(RconListener real) {
    if (!throwsAtAll) {
      return real;
    }
    return (RconListener)
        Proxy.newProxyInstance(
            RconListener.class.getClassLoader(),
            new Class<?>[] {RconListener.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                at("listener");
              }
            });
  }

  /** One that takes a task, does not take it, or takes it and throws. */
  Executor executor(Executor real) {
    if (!throwsAtAll) {
      return real;
    }
    return task -> {
      if (choices.chance(often)) {
        throw new RejectedExecutionException(WORDS);
      }
      at("executor");
      real.execute(task);
      at("executor that took it");
    };
  }
}
