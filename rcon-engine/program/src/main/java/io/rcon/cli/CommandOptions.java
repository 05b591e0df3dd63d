package io.rcon.cli;

import io.rcon.Command;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands to run: words, several quoted commands, or lines of a file or of standard input. */
final class CommandOptions {
  @Option(
      names = {"-c", "--command"},
      paramLabel = "COMMAND",
      description =
          "A command in quotes. May be repeated: each runs after the one before it was answered,"
              + " and none after one that failed.")
  private List<String> quoted = new ArrayList<>();

  @Option(
      names = "--command-file",
      paramLabel = "FILE",
      description = "Run the lines of a file (UTF-8), as - does those of standard input.")
  private @Nullable String file;

  @Option(
      names = "--comments",
      negatable = true,
      description =
          "Skip lines that begin with #; so it is for --command-file, and not for - unless this is"
              + " given.")
  private @Nullable Boolean comments;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The command; its words are joined by spaces. Or - alone.")
  private List<String> words = new ArrayList<>();

  /** Whether the commands are lines, which are not known before they are read. */
  boolean areLines() {
    return file != null || isInput();
  }

  private boolean isInput() {
    return !words.isEmpty() && "-".equals(words.get(0));
  }

  /** Fails unless commands are given, and in one way. */
  void check() {
    if (isInput() && words.size() > 1) {
      throw CliException.usage(
          "nothing may follow '-', which reads commands from standard input;"
              + " options come before it");
    }
    int ways = (words.isEmpty() ? 0 : 1) + (quoted.isEmpty() ? 0 : 1) + (file == null ? 0 : 1);
    if (ways == 0) {
      throw CliException.usage(
          "which command? write it at the end, or give -c, --command-file or - for standard input");
    }
    if (ways > 1) {
      throw CliException.usage(
          "give commands in one way: as words at the end, by -c, or by --command-file, not several");
    }
    if (comments != null && !areLines()) {
      throw CliException.usage("--comments is for lines: give --command-file or - too");
    }
    if (!areLines() && texts().stream().anyMatch(String::isBlank)) {
      throw CliException.usage("the command is empty; say what the server is to run");
    }
  }

  /** The commands that are known in advance; none if they are lines. */
  List<String> texts() {
    if (areLines()) {
      return List.of();
    }
    return quoted.isEmpty() ? List.of(String.join(" ", words)) : List.copyOf(quoted);
  }

  List<Command> list(EngineOptions engine) {
    return texts().stream().map(engine::command).toList();
  }

  /** Words for what would run. */
  String described() {
    if (areLines()) {
      return file == null ? "the lines of standard input" : "the lines of " + file;
    }
    List<String> texts = texts();
    String more = texts.size() > 1 ? " and " + (texts.size() - 1) + " more" : "";
    return "'" + texts.get(0) + "'" + more;
  }

  CommandLines lines(Console console) {
    boolean skip = comments != null ? comments : file != null;
    return new CommandLines(file == null ? console.lines() : open(file), skip);
  }

  private static Utf8Lines open(String name) {
    try {
      // Ends with the process: the thread that reads may outlive the command.
      InputStream in = Files.newInputStream(FileFlag.path("--command-file", name));
      return new Utf8Lines(in, name);
    } catch (NoSuchFileException e) {
      throw CliException.usage("--command-file: there is no file " + name);
    } catch (AccessDeniedException e) {
      throw CliException.usage("--command-file: the file " + name + " may not be read");
    } catch (IOException e) {
      throw CliException.usage("--command-file: " + e.getMessage());
    }
  }
}
