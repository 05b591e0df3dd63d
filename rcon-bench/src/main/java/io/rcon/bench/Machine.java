package io.rcon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The machine that figures come from, and how processes are kept apart on it. */
final class Machine {
  private Machine() {}

  /** The processors this process may use, by number. */
  static List<Integer> processors() {
    List<Integer> numbers = new ArrayList<>();
    for (String range : fact("/proc/self/status", "Cpus_allowed_list").split(",", -1)) {
      String[] ends = range.strip().split("-", -1);
      if (!ends[0].isEmpty()) {
        for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
          numbers.add(i);
        }
      }
    }
    return numbers;
  }

  static boolean canPin() {
    return processors().size() > 1 && isInstalled("taskset");
  }

  /** The prefix of a command line that gives clients one processor and servers the others. */
  static List<String> pin(boolean server) {
    if (!canPin()) {
      return List.of();
    }
    List<Integer> all = processors();
    String own = server ? join(all.subList(1, all.size())) : String.valueOf(all.get(0));
    return List.of("taskset", "-c", own);
  }

  private static String join(List<Integer> numbers) {
    return numbers.toString().replaceAll("[\\[\\] ]", "");
  }

  static boolean isInstalled(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  static Map<String, String> environment() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("cpu", fact("/proc/cpuinfo", "model name"));
    facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    facts.put("memory", fact("/proc/meminfo", "MemTotal"));
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("java", System.getProperty("java.vendor") + " " + Runtime.version());
    facts.put("load", load());
    facts.put("taken away", StolenTime.over(500_000_000L).toString());
    facts.put("pinned", String.valueOf(canPin()));
    return facts;
  }

  private static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** Datagrams that the kernel has dropped for want of room since it started. */
  static long datagramsDropped() {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/net/snmp"));
      List<String> udp = lines.stream().filter(line -> line.startsWith("Udp:")).toList();
      int column = List.of(udp.get(0).split(" ", -1)).indexOf("RcvbufErrors");
      return Long.parseLong(udp.get(1).split(" ", -1)[column]);
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  private static String fact(String file, String name) {
    try {
      for (String line : Files.readAllLines(Path.of(file))) {
        if (line.startsWith(name)) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      return "unknown";
    }
    return "unknown";
  }
}
