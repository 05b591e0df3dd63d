package io.rcon.secrets;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What lay on the heap of a process, as anybody finds it who gets hold of a dump. */
final class HeapDump {
  private static final int AROUND = 60;

  private final ByteBuffer bytes;

  private HeapDump(ByteBuffer bytes) {
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
    ByteBuffer bytes = bytes(file);
    Files.delete(file);
    assertTrue(bytes.capacity() > 1 << 20, "a dump has some megabytes");
    return new HeapDump(bytes);
  }

  /** Outside of the heap, since what is found in it is as long as the other heap was. */
  private static ByteBuffer bytes(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
      return channel.map(FileChannel.MapMode.PRIVATE, 0, channel.size());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Where each text lies in an array of characters; those found are not found again. */
  Map<String, List<String>> inCharacters(Collection<String> texts) {
    return take(
        texts.stream().map(text -> Needle.of(text, text, StandardCharsets.UTF_16BE)).toList());
  }

  /** Where each text, or a half of it, lies in any other form. */
  Map<String, List<String>> elsewhere(Collection<String> texts) {
    List<Needle> needles = new ArrayList<>();
    for (String text : texts) {
      int half = text.length() / 2;
      for (String part : new String[] {text.substring(0, half), text.substring(half)}) {
        needles.add(Needle.of(text, part, StandardCharsets.UTF_8));
        needles.add(Needle.of(text, part, StandardCharsets.UTF_16LE));
        needles.add(Needle.of(text, part, StandardCharsets.UTF_16BE));
        boolean latin1 = StandardCharsets.ISO_8859_1.newEncoder().canEncode(part);
        if (latin1 && part.chars().anyMatch(c -> c > 0x7f)) {
          needles.add(Needle.of(text, part, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return take(needles);
  }

  /** A form of a text, or of a part of it. */
  private static final class Needle {
    private final String text;
    private final Charset charset;
    private final byte[] bytes;

    private Needle(String text, Charset charset, byte[] bytes) {
      this.text = text;
      this.charset = charset;
      this.bytes = bytes;
    }

    static Needle of(String text, String part, Charset charset) {
      return new Needle(text, charset, part.getBytes(charset));
    }

    boolean lies(ByteBuffer all, int at) {
      int i = 0;
      while (i < bytes.length && at + i < all.capacity() && all.get(at + i) == bytes[i]) {
        i++;
      }
      return i == bytes.length;
    }
  }

  /** Reads the dump once, since it is long: by two bytes it knows which needles may begin there. */
  private Map<String, List<String>> take(List<Needle> needles) {
    Map<String, List<String>> found = new HashMap<>();
    Needle[][] byPair = new Needle[1 << 16][];
    for (Needle needle : needles) {
      found.putIfAbsent(needle.text, new ArrayList<>());
      int pair = pair(needle.bytes[0], needle.bytes[1]);
      Needle[] before = byPair[pair] == null ? new Needle[0] : byPair[pair];
      byPair[pair] = Arrays.copyOf(before, before.length + 1);
      byPair[pair][before.length] = needle;
    }
    byte next = bytes.get(0);
    for (int at = 0; at < bytes.capacity() - 1; at++) {
      byte first = next;
      next = bytes.get(at + 1);
      Needle[] maybe = byPair[pair(first, next)];
      if (maybe != null) {
        for (Needle needle : maybe) {
          if (needle.lies(bytes, at)) {
            int end = at + needle.bytes.length;
            bytes.put(at, "*".repeat(end - at).getBytes(StandardCharsets.US_ASCII));
            next = '*';
            found.get(needle.text).add(needle.charset + " at " + at + ": " + around(at, end));
          }
        }
      }
    }
    return found;
  }

  private static int pair(byte first, byte next) {
    return ((first & 0xff) << 8) | (next & 0xff);
  }

  /** The neighbourhood often tells whose array it is. */
  private String around(int from, int to) {
    int begin = Math.max(0, from - AROUND);
    byte[] near = new byte[Math.min(bytes.capacity(), to + AROUND) - begin];
    bytes.get(begin, near);
    String text = new String(near, StandardCharsets.US_ASCII);
    return text.replaceAll("[^ -~]+", "~");
  }
}
