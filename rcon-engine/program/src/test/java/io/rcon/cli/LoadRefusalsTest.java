package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code rcon load} refuses before it connects, and with which words. */
@Execution(ExecutionMode.CONCURRENT)
class LoadRefusalsTest {
  private final Run run = new Run();

  @TempDir private Path folder;

  @Test
  void anEmptyNameOfAFolderIsRefused() {
    assertEquals(
        2,
        run.rcon("load", "-t", "source", "-a", "127.0.0.1", "-p", "s3cret", "--out", ""),
        run.err());
    assertTrue(run.err().contains("--out: the name is empty"), run.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -a 10.1.1.1 -t source                        | load: allowed
          -a 127.0.0.1 -t source -c stop               | say --yes
          -a 127.0.0.1 -t ioquake3 --rate 5/s          | --ignore-pacing
          -a 127.0.0.1 -t ioquake3 --closed            | --ignore-pacing
          -a 127.0.0.1 -t source --duration 2h         | an hour at most
          -a 127.0.0.1 -t source --rate 2000000/s      | at most 1000000/s
          -a 127.0.0.1 -t source --sessions 999        | sessions must be
          -a 127.0.0.1 -t source --verify -c list      | {token}
          -a 127.0.0.1 -t source --closed --rate 5/s   | no schedule
          -a 127.0.0.1 -t source --depth 5             | for --closed
          -a 127.0.0.1 -t source --ramp 5              | two rates
          -a 127.0.0.1 -t source --ramp 9/s..5/s       | lower rate
          -a 127.0.0.1 -t source --rate none           | is no rate
          -a 127.0.0.1 -t source --rate 1e12/s         | in digits
          -a 127.0.0.1 -t source --runs 0              | --runs: 1 to 1000
          -a 127.0.0.1 -t source --runs 1001           | --runs: 1 to 1000
          -a 127.0.0.1 -t source --runs 3 --duration 30m | an hour at most
          -a 127.0.0.1 -t source --script /none        | there is no file /none
          -a 127.0.0.1 -t source --assert errors<200%  | a share is 100 % at most
          -a 127.0.0.1 -t source --assert p99          | is no assertion
          -a 127.0.0.1 -t source -c say_{who}          | {who} is neither
          -a 127.0.0.1 -t source --watch tps           | games of dialect source tell fps
          -a 127.0.0.1 -t ark --watch fps              | no command is known by which
          """)
  void whatIsRefusedSaysWhatToDo(String options, String words) {
    List<String> all = new ArrayList<>(List.of("load", "-p", "s3cret"));
    all.addAll(List.of(options.split(" ", -1)));
    assertEquals(2, run.rcon(all.toArray(String[]::new)), run.err());
    assertTrue(run.err().contains(words), run.err());
  }

  @Test
  void aServerElsewhereIsLoadedOnlyWhereItsFleetFileAllowsIt() throws Exception {
    Path fleet =
        Files.writeString(
            folder.resolve("fleet.yaml"),
            """
            defaults: {password: s3cret, dialect: ioquake3}
            servers:
              ours: {address: 10.255.255.1, load: allowed}
              live: {address: 10.255.255.2}
            """);
    assertEquals(2, run.rcon("load", "-f", fleet.toString(), "--rate", "0.1/s"), run.err());
    assertTrue(run.err().contains("'load: allowed': live"), run.err());
    assertEquals(2, run.rcon("load", "-f", fleet.toString(), "-l", "name=ours", "--rate", "0.1/s"));
    assertTrue(run.err().contains("ours has no login that proves it is yours"), run.err());
  }
}
