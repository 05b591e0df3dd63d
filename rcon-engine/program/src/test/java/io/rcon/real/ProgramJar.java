package io.rcon.real;

import java.nio.file.Path;

/** The program that this build made, which the tests run in processes of their own. */
public final class ProgramJar {
  /** {@code rcon.jar}; another one by the system property of that name. */
  public static final Path PATH =
      Path.of(System.getProperty("basedir", "."))
          .toAbsolutePath()
          .resolve(System.getProperty("rcon.jar", "../target/rcon.jar"))
          .normalize();

  private ProgramJar() {}
}
