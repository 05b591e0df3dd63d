package io.rcon.cli;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes the first word: the shell's own commands after a colon, else the server's. */
final class CommandCompleter implements Completer {
  private final CommandNames names;

  CommandCompleter(CommandNames names) {
    this.names = names;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (line.wordIndex() != 0) {
      return;
    }
    List<String> words = line.word().startsWith(":") ? Shell.OWN : names.get();
    boolean slash = line.word().startsWith("/");
    for (String word : words) {
      candidates.add(new Candidate(slash ? "/" + word : word));
    }
  }
}
