package io.rcon.cli;

import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.history.FleetRecorder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The history of a watch on disk. Used on the command's thread only. */
final class WatchHistory {
  @Option(
      names = "--history",
      paramLabel = "DIR",
      description =
          "Keep samples and changes of state in this directory, and show them after a restart; two"
              + " years, and about 2.5 GB, at most. Only one process can use it.")
  private @Nullable String directory;

  private @Nullable FleetRecorder recorder;

  /** Begins to record, if that is wanted; what is wrong is said once. */
  void begin(FleetMonitor monitor, Console console) {
    if (directory != null) {
      Path path = FileFlag.path("--history", directory);
      recorder =
          FleetRecorder.start(
              monitor,
              path,
              news -> console.err().line(TerminalText.harmless("rcon: --history: " + news)));
    }
  }

  /** Saves the rest. */
  void end() {
    if (recorder != null) {
      recorder.close();
    }
  }
}
