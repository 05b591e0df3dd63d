package io.rcon.fleet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of these tests as a program of its own. */
public final class JavaProcess {
  private JavaProcess() {}

  /** The command so far; arguments may be added. */
  public static List<String> of(Class<?> main, String... flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    for (String property : List.of("rcon.servers", "basedir", "localRepository")) {
      String value = System.getProperty(property);
      if (value != null) {
        command.add("-D" + property + "=" + value);
      }
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    return command;
  }
}
