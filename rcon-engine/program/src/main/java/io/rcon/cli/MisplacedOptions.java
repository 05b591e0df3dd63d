package io.rcon.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Options that stand after the command, and so belong to it: seldom what was meant. */
final class MisplacedOptions {
  private final Optional<String> first;

  private MisplacedOptions(Optional<String> first) {
    this.first = first;
  }

  /**
   * Finds the first word of the command that is an option; -- before the command says it is not.
   */
  static MisplacedOptions in(ParseResult parsed) {
    List<String> typed = parsed.originalArgs();
    List<String> words =
        parsed.matchedPositionals().stream()
            .flatMap(p -> p.originalStringValues().stream())
            .toList();
    int before = typed.size() - words.size() - 1;
    boolean meant = before >= 0 && "--".equals(typed.get(before));
    return new MisplacedOptions(
        meant
            ? Optional.empty()
            : words.stream().filter(word -> isOption(parsed, word)).findFirst());
  }

  private static boolean isOption(ParseResult parsed, String word) {
    String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    return parsed.commandSpec().options().stream()
        .map(OptionSpec::names)
        .anyMatch(names -> List.of(names).contains(name));
  }

  /** The usage error, with its probable reason. */
  CliException explain(CliException e) {
    return first
        .filter(option -> e.exitCode() == ExitCode.USAGE)
        .map(option ->
            new CliException(
                e.exitCode(),
                e.getMessage()
                    + "\n"
                    + said(option)
                    + ", so it was not read as an option: write it before the command"))
        .orElse(e);
  }

  /** Says of a command that is about to run that it holds what looks like an option. */
  void warn(Console console) {
    first.ifPresent(option ->
        console
            .err()
            .line(
                "rcon: "
                    + said(option)
                    + " and is sent with it; options come before the command, and -- before it says"
                    + " that this is meant"));
  }

  private static String said(String option) {
    // The text behind an = may be a password.
    String name = option.contains("=") ? option.substring(0, option.indexOf('=')) : option;
    return "'" + name + "' stands after the command and belongs to it";
  }
}
