package io.rcon.monitor.history;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.fleet.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that is killed by the system at any moment, again and again. */
class HistoryKillTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final int SERVERS = 40;

  @TempDir Path directory;

  /** The writer: says after each pass over all servers which one it was. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws Exception {
      HistoryFolder folder = HistoryFolder.open(Path.of(arguments[0]), 0);
      HistoryWriter writer = new HistoryWriter(folder.database());
      Path told = Path.of(arguments[2]);
      for (int pass = Integer.parseInt(arguments[1]); ; pass++) {
        int value = pass;
        folder
            .database()
            .together(() -> {
              save(writer, value);
              return false;
            });
        Files.writeString(told, pass + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    }

    private static void save(HistoryWriter writer, int pass) throws SQLException {
      SampleBlock block = new SampleBlock(10_000, 1, 2);
      block.columns[1][0] = pass;
      for (int server = 0; server < SERVERS; server++) {
        writer.save("s" + server, new MemorySamples(NOW, block), NOW);
      }
    }
  }

  @Test
  void whatWasSavedIsThereAndEachPassIsWhole() throws Exception {
    int next = 1;
    for (int kills = 0; kills < 3; kills++) {
      next = run(next, 5 + 20 * kills) + 1;
    }
  }

  /** Lets it make some passes, kills it, and returns the last pass that it told of. */
  private int run(int first, int passes) throws Exception {
    Path passed = Files.createTempFile(directory, "passed", "");
    List<String> command = new ArrayList<>(JavaProcess.of(Writer.class, "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("" + directory, "" + first, "" + passed));
    Path said = Files.createTempFile(directory, "said", "");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> told(passed, first) >= first + passes || !process.isAlive());
    process.destroyForcibly().waitFor();
    int told = told(passed, first);
    assertTrue(told >= first, Files.readString(said));
    int stored = stored();
    assertTrue(stored >= told, stored + " is stored and " + told + " was told");
    return stored;
  }

  /** The last pass with a whole line. */
  private static int told(Path passed, int first) throws IOException {
    return first - 1 + (int) Files.readString(passed).chars().filter(c -> c == '\n').count();
  }

  private int stored() throws Exception {
    HistoryFolder folder = HistoryFolder.open(directory, 0);
    try {
      int first = 0;
      for (int server = 0; server < SERVERS; server++) {
        HistoryDatabase database = folder.database();
        byte[] bytes =
            database.read(
                HistoryTier.RAW, HistoryTier.RAW.block(NOW), database.id("s" + server, false));
        int value =
            SampleBlock.decode(bytes, 2).orElseThrow().columns[1][(int) (NOW % 3_600_000 / 10_000)];
        assertEquals(server == 0 ? value : first, value);
        first = value;
      }
      return first;
    } finally {
      folder.close();
    }
  }
}
