package io.rcon.cli;

import io.rcon.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulated servers in processes of their own: they share neither descriptors nor the processor's
 * time that is measured with this one. They end with it whatever happens to it, since their
 * standard input ends then.
 */
final class SimulatedProcesses implements AutoCloseable {
  /** An address has about 28,000 ports of which a server gets a free one. */
  private static final int MOST_AT_AN_ADDRESS = 16_000;

  private final List<Process> processes = new ArrayList<>();
  private final List<Server> servers = new ArrayList<>();

  private SimulatedProcesses() {}

  /**
   * Starts them and waits until all listen.
   *
   * @param count how many servers
   * @param games they take these in turn
   * @param most how many a process may have
   */
  static SimulatedProcesses start(int count, List<String> games, int most) {
    SimulatedProcesses all = new SimulatedProcesses();
    int each = Math.max(1, Math.min(most, MOST_AT_AN_ADDRESS));
    try {
      for (int begun = 0; begun < count; begun += each) {
        all.start(Math.min(each, count - begun), games);
      }
      for (Process process : all.processes) {
        all.read(process);
      }
      return all;
    } catch (IOException e) {
      all.close();
      throw new CliException(
          ExitCode.CONNECT, "the simulated servers cannot be started: " + e.getMessage());
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  private void start(int count, List<String> games) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g"));
    Module own = Main.class.getModule();
    if (own.isNamed()) {
      command.addAll(
          List.of(
              "-p",
              System.getProperty("jdk.module.path", ""),
              "-m",
              own.getName() + "/" + Main.class.getName()));
    } else {
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    }
    command.addAll(
        List.of(
            "simulate",
            "--until-input-ends",
            "-t",
            String.join(",", games),
            "--count",
            String.valueOf(count),
            "--listen",
            "127.0." + processes.size() + ".1:0"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    // Or the servers would take the password of others.
    builder.environment().keySet().removeIf(name -> name.startsWith("RCON_"));
    processes.add(builder.start());
  }

  private void read(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); !"READY".equals(line); line = out.readLine()) {
      if (line == null) {
        throw new IOException("their process has ended");
      }
      String game = line.substring(0, line.indexOf(' '));
      AddressArgument address = AddressArgument.parse(line.substring(game.length() + 1));
      servers.add(
          Server.of(
                  TargetOptions.dialect(game),
                  address.host(),
                  address.port(),
                  SimulatedServers.SECRET)
              // A TCP and a UDP server may have the same address.
              .named(game + "-" + (servers.size() + 1)));
    }
  }

  List<Server> servers() {
    return servers;
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.destroy();
    }
  }
}
