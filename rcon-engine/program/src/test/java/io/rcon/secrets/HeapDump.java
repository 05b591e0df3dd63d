package io.rcon.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What lay on the heap of a process, as anybody finds it who gets hold of a dump. */
final class HeapDump {
  private static final int AROUND = 60;

  private final byte[] bytes;

  private HeapDump(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes a dump.
   *
   * @param process a JVM
   * @param garbage whether objects that nobody refers to any more are in it too
   */
  static HeapDump of(Process process, boolean garbage, Path folder) throws Exception {
    Path file = folder.resolve(garbage ? "all.hprof" : "live.hprof");
    ProcessBuilder jcmd =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
            String.valueOf(process.pid()),
            "GC.heap_dump",
            file.toString());
    if (garbage) {
      jcmd.command().add("-all");
    }
    Path said = folder.resolve("jcmd");
    Process dumping = jcmd.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertTrue(dumping.waitFor(60, TimeUnit.SECONDS), "jcmd hangs");
    assertEquals(0, dumping.exitValue(), () -> read(said));
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    assertTrue(bytes.length > 1 << 20, "a dump has some megabytes");
    return new HeapDump(bytes);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Where a text lies in an array of characters; those found are not found again. */
  List<String> inCharacters(String text) {
    List<String> found = new ArrayList<>();
    take(text, StandardCharsets.UTF_16BE, found);
    return found;
  }

  /** Where a text, or a half of it, lies in any other form. */
  List<String> elsewhere(String text) {
    List<String> found = new ArrayList<>();
    int half = text.length() / 2;
    for (String part : new String[] {text.substring(0, half), text.substring(half)}) {
      take(part, StandardCharsets.UTF_8, found);
      take(part, StandardCharsets.UTF_16LE, found);
      take(part, StandardCharsets.UTF_16BE, found);
      boolean latin1 = StandardCharsets.ISO_8859_1.newEncoder().canEncode(part);
      if (latin1 && part.chars().anyMatch(c -> c > 0x7f)) {
        take(part, StandardCharsets.ISO_8859_1, found);
      }
    }
    return found;
  }

  private void take(String text, Charset charset, List<String> found) {
    byte[] wanted = text.getBytes(charset);
    for (int at = 0; at <= bytes.length - wanted.length; at++) {
      if (bytes[at] == wanted[0]
          && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        Arrays.fill(bytes, at, at + wanted.length, (byte) '*');
        found.add(charset + " at " + at + ": " + around(at, at + wanted.length));
      }
    }
  }

  /** The neighbourhood often tells whose array it is. */
  private String around(int from, int to) {
    byte[] near = Arrays.copyOfRange(bytes, Math.max(0, from - AROUND), to + AROUND);
    String text = new String(near, StandardCharsets.US_ASCII);
    return text.replaceAll("[^ -~]+", "~");
  }
}
