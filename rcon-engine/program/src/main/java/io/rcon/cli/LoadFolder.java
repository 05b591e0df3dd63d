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
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The folder for the results of a run, if there is one: JSON, the histograms' log, reports. */
final class LoadFolder implements AutoCloseable {
  private static final String LOG = "result.hlog";

  private final @Nullable Path folder;
  private @Nullable LogFile logFile;
  private @Nullable LoadLog log;
  private final List<String> lost = new ArrayList<>();
  private String reason = "";

  private LoadFolder(@Nullable Path folder) throws IOException {
    this.folder = folder;
    if (folder != null) {
      Files.createDirectories(folder);
      // An earlier result stays whole until there is a new one.
      Path file = folder.resolve(LOG);
      boolean fresh = Files.notExists(file);
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
      if (fresh) {
        Files.delete(file);
      }
    }
  }

  /** Fails now rather than after the run if it cannot be written to. */
  static LoadFolder at(@Nullable String name) {
    try {
      return new LoadFolder(name == null ? null : FileFlag.path("--out", name));
    } catch (IOException e) {
      throw CliException.usage("--out: " + name + " cannot be written to: " + FileTrouble.words(e));
    }
  }

  Consumer<LoadSecond> log() {
    return folder == null ? second -> {} : second -> log(folder, second);
  }

  private void log(Path to, LoadSecond second) {
    if (logFile == null) {
      logFile = new LogFile(to.resolve(LOG));
      log = new LoadLog(logFile);
    }
    Objects.requireNonNull(log).accept(second);
  }

  /** Writes the results; what cannot be written is said when this is closed. */
  void write(List<LoadResult> runs, @Nullable Knee knee, List<LoadAssertion> assertions) {
    LoadResult last = runs.get(runs.size() - 1);
    put("result.json", to -> text(to, LoadJson.text(runs, knee) + "\n"));
    put("junit.xml", to -> text(to, JunitReport.xml(runs, assertions)));
    put("report.html", to -> text(to, LoadReport.html(last, knee)));
    if (!last.points().isEmpty()) {
      put("report.png", to -> LoadChart.png(last, to));
    }
  }

  /** The runs of the server that the first one is compared with. */
  void writeOther(List<LoadResult> runs) {
    put("against.json", to -> text(to, LoadJson.text(runs, null) + "\n"));
  }

  private interface Content {
    void write(OutputStream to) throws IOException;
  }

  private static void text(OutputStream to, String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file whole; half of one could be taken for a result. */
  private void put(String name, Content content) {
    if (folder == null) {
      return;
    }
    Path file = folder.resolve(name);
    try {
      try (OutputStream to = Files.newOutputStream(file)) {
        content.write(to);
      } catch (IOException e) {
        Files.deleteIfExists(file);
        throw e;
      }
    } catch (IOException e) {
      failed(name, e);
    }
  }

  private void failed(String name, IOException e) {
    lost.add(name);
    reason = reason.isEmpty() ? FileTrouble.words(e) : reason;
  }

  /** Fails if anything could not be written, once all results are shown elsewhere. */
  @Override
  public void close() {
    LogFile written = logFile;
    if (written != null) {
      try (written) {
        written.check();
      } catch (IOException e) {
        failed(LOG, e);
      }
    }
    if (!lost.isEmpty()) {
      throw new CliException(
          ExitCode.SOME_FAILED,
          "--out: not written to " + folder + ": " + String.join(", ", lost) + ": " + reason);
    }
  }

  /** Keeps the first failure, which the writer of histograms does not tell. */
  private static final class LogFile extends FilterOutputStream {
    private @Nullable IOException failure;

    LogFile(Path file) {
      super(OutputStream.nullOutputStream());
      try {
        out = Files.newOutputStream(file);
      } catch (IOException e) {
        failure = e;
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }

    void check() throws IOException {
      if (failure != null) {
        throw failure;
      }
    }
  }
}
