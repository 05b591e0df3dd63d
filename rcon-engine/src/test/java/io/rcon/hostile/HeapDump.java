package io.rcon.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What lay on the heap of a process, as anybody finds it who gets hold of a dump. */
final class HeapDump {
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

  /** How often a text lies in an array of characters; those found are not found again. */
  int inCharacters(String text) {
    return take(text, StandardCharsets.UTF_16BE);
  }

  /** How often a text, or a part of it, lies anywhere else. */
  int elsewhere(String text) {
    int found = 0;
    int half = text.length() / 2;
    for (String part : new String[] {text.substring(0, half), text.substring(half)}) {
      found +=
          take(part, StandardCharsets.UTF_8)
              + take(part, StandardCharsets.UTF_16LE)
              + take(part, StandardCharsets.UTF_16BE);
      boolean latin1 = StandardCharsets.ISO_8859_1.newEncoder().canEncode(part);
      if (latin1 && part.chars().anyMatch(c -> c > 0x7f)) {
        found += take(part, StandardCharsets.ISO_8859_1);
      }
    }
    return found;
  }

  private int take(String text, Charset charset) {
    byte[] wanted = text.getBytes(charset);
    int found = 0;
    for (int at = 0; at <= bytes.length - wanted.length; at++) {
      if (bytes[at] == wanted[0]
          && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        Arrays.fill(bytes, at, at + wanted.length, (byte) 0x7f);
        found++;
      }
    }
    return found;
  }
}
