package io.rcon.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The script that completes the program's words in bash and zsh. The parser makes it; what only
 * this program knows is put into it: dialects, files, and what selectors may say of a fleet.
 */
final class CompletionScript {
  private static final String NOTHING = "      return\n";

  /** Asks the program itself for the terms, or for the values of a key with its =. */
  private static final String TERMS =
      """
      # Completes the selector of the fleet file that was given: a term, or the value after KEY=.
      function _rcon_selector() {
        local key="$1" word="$2" fleet="" i
        for (( i = 1; i < COMP_CWORD; i++ )); do
          case "${COMP_WORDS[i]}" in
            -f|--fleet) fleet="${COMP_WORDS[i+1]}" ;;
          esac
        done
        local terms
        terms="$("${COMP_WORDS[0]}" completion --selectors "${fleet}" 2>/dev/null)"
        if [ -n "${key}" ]; then
          terms="$(printf '%s\\n' "${terms}" | sed -n "s/^${key}=//p")"
        fi
        local IFS=$'\\n'
        COMPREPLY=( $(compgen -W "${terms}" -- "${word}") )
        if [ -z "${key}" ] && [ "${#COMPREPLY[@]}" -gt 0 ]; then
          type compopt &>/dev/null && compopt -o nospace
        fi
      }

      """;

  /** The shell takes a = for a word of its own. */
  private static final String SELECTOR =
      """
            _rcon_selector "" "${curr_word}"
            return
      """;

  private static final String AFTER_EQUALS =
      """
        if [ "${curr_word}" = "=" ]; then
          _rcon_selector "${prev_word}" ""
          return
        elif [ "${prev_word}" = "=" ]; then
          _rcon_selector "${COMP_WORDS[COMP_CWORD-2]}" "${curr_word}"
          return
        fi

      """;

  private static final String FILES =
      """
            local IFS=$'\\n'
            type compopt &>/dev/null && compopt -o filenames
            COMPREPLY=( $(compgen -f -- "${curr_word}") )
            return
      """;

  private CompletionScript() {}

  static String of(CommandLine root) {
    String script = AutoComplete.bash("rcon", root);
    for (CommandLine command : root.getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        script = script.replace(given(option) + NOTHING, given(option) + answer(option));
      }
    }
    script =
        script.replace(
            "  case ${prev_word} in\n    '-t'", AFTER_EQUALS + "  case ${prev_word} in\n    '-t'");
    int functions = script.indexOf("function ");
    return script.substring(0, functions) + TERMS + script.substring(functions);
  }

  private static String given(OptionSpec option) {
    return "    '" + String.join("'|'", List.of(option.names())) + "')\n";
  }

  private static String answer(OptionSpec option) {
    return switch (option.paramLabel()) {
      case "FILE", "FLEET" -> FILES;
      case "SELECTOR" -> SELECTOR;
      default -> NOTHING;
    };
  }
}
