package io.rcon.cli;

import io.rcon.load.JunitReport;
import io.rcon.load.Knee;
import io.rcon.load.LoadAssertion;
import io.rcon.load.LoadChart;
import io.rcon.load.LoadJson;
import io.rcon.load.LoadLog;
import io.rcon.load.LoadReport;
import io.rcon.load.LoadResult;
import io.rcon.load.LoadSecond;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The folder for the results of a run, if there is one: JSON, the histograms' log, reports. */
final class LoadFolder implements AutoCloseable {
  private final @Nullable Path folder;
  private final @Nullable OutputStream logFile;
  private final Consumer<LoadSecond> log;

  private LoadFolder(@Nullable Path folder) throws IOException {
    this.folder = folder;
    if (folder == null) {
      logFile = null;
      log = second -> {};
    } else {
      Files.createDirectories(folder);
      OutputStream opened = Files.newOutputStream(folder.resolve("result.hlog"));
      logFile = opened;
      log = new LoadLog(opened);
    }
  }

  /** Fails now rather than after the run if it cannot be written to. */
  static LoadFolder at(@Nullable String name) {
    try {
      return new LoadFolder(name == null ? null : FileFlag.path("--out", name));
    } catch (IOException e) {
      throw CliException.usage("--out: " + name + " cannot be written to (" + e + ")");
    }
  }

  Consumer<LoadSecond> log() {
    return log;
  }

  void write(List<LoadResult> runs, @Nullable Knee knee, List<LoadAssertion> assertions) {
    if (folder == null) {
      return;
    }
    LoadResult last = runs.get(runs.size() - 1);
    try {
      Files.writeString(folder.resolve("result.json"), LoadJson.text(runs, knee) + "\n");
      Files.writeString(folder.resolve("junit.xml"), JunitReport.xml(runs, assertions));
      Files.writeString(folder.resolve("report.html"), LoadReport.html(last, knee));
      if (!last.points().isEmpty()) {
        try (OutputStream picture = Files.newOutputStream(folder.resolve("report.png"))) {
          LoadChart.png(last, picture);
        }
      }
    } catch (IOException e) {
      throw new CliException(ExitCode.SOME_FAILED, "--out: a result cannot be written (" + e + ")");
    }
  }

  /** The runs of the server that the first one is compared with. */
  void writeOther(List<LoadResult> runs) {
    if (folder == null) {
      return;
    }
    try {
      Files.writeString(folder.resolve("against.json"), LoadJson.text(runs, null) + "\n");
    } catch (IOException e) {
      throw new CliException(ExitCode.SOME_FAILED, "--out: a result cannot be written (" + e + ")");
    }
  }

  @Override
  public void close() {
    try {
      if (logFile != null) {
        logFile.close();
      }
    } catch (IOException e) {
      throw new CliException(ExitCode.SOME_FAILED, "--out: the log cannot be written (" + e + ")");
    }
  }
}
