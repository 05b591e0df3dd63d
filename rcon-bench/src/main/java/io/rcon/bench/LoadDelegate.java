package io.rcon.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The program's own command: the same code, the same options. */
@Command(
    name = "load",
    description = "How many commands a second a server bears; the same as 'rcon load'.")
final class LoadDelegate implements Callable<Integer> {
  @Unmatched List<String> words = new ArrayList<>();

  @Override
  public Integer call() {
    List<String> all = new ArrayList<>(List.of("load"));
    all.addAll(words);
    // Ends the process with the command's exit code.
    io.rcon.cli.Main.main(all.toArray(String[]::new));
    return 0;
  }
}
