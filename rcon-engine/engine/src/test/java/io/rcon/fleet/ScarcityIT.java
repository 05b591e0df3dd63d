package io.rcon.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without descriptors or local ports: an error that says what to do, and recovery by itself. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class ScarcityIT {
  private static final Executor MUCH_LATER = CompletableFuture.delayedExecutor(3, TimeUnit.MINUTES);
  private static final String DESCRIPTORS =
      "this process has no descriptors left; raise its limit (ulimit -n)";

  /** Programs that are over before a better compiler would help. */
  private static final String QUICKLY = "-XX:TieredStopAtLevel=1";

  /** Runs a JVM after some words of shell; the lines it prints. */
  private static List<String> run(List<String> shell, String before, List<String> java)
      throws Exception {
    List<String> command = new ArrayList<>(shell);
    command.add(before + "exec '" + String.join("' '", java) + "'");
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    // One that hangs is ended, and what it said before tells where it hangs.
    Future<?> timeout = CompletableFuture.runAsync(process::destroyForcibly, MUCH_LATER);
    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    timeout.cancel(false);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it hangs");
    assertEquals(0, process.exitValue(), lines.toString());
    return lines;
  }

  @Test
  void descriptors() throws Exception {
    try (SimulatedServer tcp = SimulatedServer.start("minecraft", "s3cret");
        SimulatedServer udp = SimulatedServer.start("darkplaces", "s3cret")) {
      List<String> java = JavaProcess.of(ScarceDescriptors.class, QUICKLY);
      java.add(Integer.toString(tcp.port()));
      java.add(Integer.toString(udp.port()));
      assertEquals(
          List.of(
              "minecraft warm: warm",
              "darkplaces warm: warm",
              "minecraft scarce: UNREACHABLE NOT_SENT minecraft: " + DESCRIPTORS,
              "darkplaces scarce: UNREACHABLE NOT_SENT darkplaces: no local port: " + DESCRIPTORS,
              "another fleet: no event loop can be made: " + DESCRIPTORS,
              "minecraft free: free",
              "darkplaces free: free"),
          run(List.of("bash", "-c"), "ulimit -n 128; ", java));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "127.0.0.5"})
  void ports(String local) throws Exception {
    Process allowed = new ProcessBuilder("unshare", "-n", "ip", "link", "set", "lo", "up").start();
    Assumptions.assumeTrue(
        allowed.waitFor() == 0, "this user may not make a network namespace (unshare -n)");
    List<String> java = JavaProcess.of(ScarcePorts.class, QUICKLY);
    if (!local.isEmpty()) {
      java.add(local);
    }
    List<String> lines =
        run(
            List.of("unshare", "-n", "bash", "-c"),
            "ip link set lo up; echo 40000 40007 > /proc/sys/net/ipv4/ip_local_port_range; ",
            java);
    assertEquals(12, lines.size(), lines.toString());
    for (int i = 0; i < 8; i++) {
      assertEquals("tcp-" + i + ": well", lines.get(i));
    }
    String none = "no local port is free";
    assertTrue(lines.get(8).startsWith("tcp-late: UNREACHABLE NOT_SENT tcp-late: " + none), none);
    assertTrue(lines.get(9).startsWith("udp: UNREACHABLE NOT_SENT udp: no local port: " + none));
    assertEquals(List.of("tcp-late: well", "udp: well"), lines.subList(10, 12));
  }
}
