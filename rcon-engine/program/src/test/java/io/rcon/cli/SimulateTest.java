package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.Background;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SimulateTest {
  private final Run run = new Run();

  private CompletableFuture<Integer> start(String... arguments) {
    run.console();
    CompletableFuture<Integer> code = Background.supply(() -> run.rcon(arguments));
    Awaitility.await().until(() -> code.isDone() || run.out().endsWith("READY\n"));
    return code;
  }

  @Test
  void tellsWhereItsServersAreAndEndsWellOnSigterm() throws Exception {
    var code = start("simulate", "-t", "source,minecraft", "--count", "3", "-p", "pä s3cret");
    assertEquals(4, run.outLines().size(), run.out());
    assertTrue(run.outLines().get(0).matches("source 127\\.0\\.0\\.1:\\d+"), run.out());
    assertTrue(run.outLines().get(1).matches("minecraft 127\\.0\\.0\\.1:\\d+"), run.out());
    Run other = new Run();
    String address = run.outLines().get(0).substring("source ".length());
    String[] echo = {"exec", "-t", "source", "-a", address, "-p", "pä s3cret", "echo", "hi"};
    assertEquals(0, other.rcon(echo), other.err());
    run.console().interrupts().terminate();
    assertEquals(0, code.get(10, TimeUnit.SECONDS));
    assertEquals(3, new Run().rcon(echo));
  }

  @Test
  void asManyPlayAsWereAskedFor() throws Exception {
    var code =
        start("simulate", "-t", "minecraft,source,quakeworld", "--players", "37", "--count", "3");
    String[] list = {"list", "status", "status"};
    String[] row = {"(?<=[:,] )[A-Z][A-Za-z]+\\d+", "#\\s+\\d+ \"", "(?m)^  192\\.0\\.2\\."};
    for (int i = 0; i < list.length; i++) {
      String[] server = run.outLines().get(i).split(" ", -1);
      Run other = new Run();
      String[] arguments = {"exec", "-t", server[0], "-a", server[1], "-p", "secret", list[i]};
      assertEquals(0, other.rcon(arguments), other.err());
      assertEquals(37, Pattern.compile(row[i]).matcher(other.out()).results().count(), other.out());
    }
    run.console().interrupts().terminate();
    assertEquals(0, code.get(10, TimeUnit.SECONDS));
  }

  @Test
  void moreThanMayPlayIsTold() throws Exception {
    assertEquals(2, start("simulate", "-t", "source", "--players", "201").get());
    assertTrue(run.err().contains("players must be 0 to 200, not 201"), run.err());
  }

  @Test
  void ctrlCIsAnInterrupt() throws Exception {
    var code = start("simulate", "-t", "ioquake3");
    run.console().interrupts().raise();
    assertEquals(130, code.get(10, TimeUnit.SECONDS));
  }

  @Test
  void aPortThatIsTakenIsToldInALine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var code = start("simulate", "-t", "source", "--listen", "127.0.0.1:" + taken.getLocalPort());
      assertEquals(3, code.get(10, TimeUnit.SECONDS));
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().contains(String.valueOf(taken.getLocalPort())), run.err());
    }
  }
}
