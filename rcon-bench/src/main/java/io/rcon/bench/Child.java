package io.rcon.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process of this program or another, which reports in lines of text. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;
  private final List<String> command;

  private Child(List<String> command) throws IOException {
    this.command = command;
    process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Child start(boolean server, List<String> command) throws IOException {
    List<String> all = new ArrayList<>(Machine.pin(server));
    all.addAll(command);
    return new Child(all);
  }

  /** This program again, in a JVM of its own. */
  static Child java(boolean server, List<String> flags, List<String> args) throws IOException {
    return java(server, flags, program(), args);
  }

  /** This program again, on any processor. */
  static Child unpinned(List<String> flags, List<String> args) throws IOException {
    return new Child(command(flags, program(), args));
  }

  /** A client of another build of this program. */
  static Child java(Path jar, List<String> flags, List<String> args) throws IOException {
    return java(false, flags, List.of("-jar", jar.toString()), args);
  }

  private static Child java(
      boolean server, List<String> flags, List<String> program, List<String> args)
      throws IOException {
    return start(server, command(flags, program, args));
  }

  private static List<String> command(List<String> flags, List<String> program, List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(program);
    command.addAll(args);
    return command;
  }

  private static List<String> program() {
    String path = System.getProperty("java.class.path");
    try {
      Path place =
          Path.of(BenchMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      // A jar with all it needs inside is alone on the class path.
      if (Files.isRegularFile(place) && !path.contains(File.pathSeparator)) {
        return List.of("-jar", place.toString());
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return List.of(
        "-cp",
        path.replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
        BenchMain.class.getName());
  }

  /** Waits for a line with this prefix and returns its rest. */
  String await(String prefix) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(prefix)) {
        return line;
      }
    }
    throw new IOException("a process ended before it said " + prefix.strip() + ": " + command);
  }

  /** Ends the process at a time of {@link System#nanoTime}, should it still run. */
  Child endBy(long time) {
    long wait = time - System.nanoTime();
    if (wait < TimeUnit.DAYS.toNanos(1)) {
      CompletableFuture.delayedExecutor(Math.max(0, wait), TimeUnit.NANOSECONDS)
          .execute(process::destroyForcibly);
    }
    return this;
  }

  void say(String line) throws IOException {
    OutputStream output = process.getOutputStream();
    output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    output.flush();
  }

  @Override
  public void close() {
    leave();
  }

  /** Lets the process end, and ends it where it does not by itself. */
  void leave() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(3, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    } catch (IOException | InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
