package io.rcon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps what the program printed, logged or told in a test: at the end of the run all of it is
 * searched for the passwords that were used.
 */
public final class Printed {
  /** Where it is kept, with what the program logged. */
  public static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "target", "printed");

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Printed() {}

  /**
   * Keeps a text.
   *
   * @param by the part that printed it
   * @param text the text
   */
  public static void keep(String by, String text) {
    try {
      Files.createDirectories(FOLDER);
      long process = ProcessHandle.current().pid();
      Files.writeString(
          FOLDER.resolve(by + "-" + process + "-" + NUMBER.incrementAndGet() + ".txt"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
