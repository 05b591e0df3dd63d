package io.rcon.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.fleet.JavaProcess;
import io.rcon.testing.LongForm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Twelve servers that send 12 MiB of one-character frames each and then a crumb now and then, among
 * a hundred good ones, in a heap of 256 MB; half as much of each in the short form.
 */
@Timeout(240)
class HostileMemoryTest {
  private static final Logger log = LoggerFactory.getLogger(HostileMemoryTest.class);

  private static final int GOOD = 100;
  private static final int HOSTILE = 12;

  /** UTF-8 takes three bytes for it, and Java two. */
  private static final String CHARACTER = "\u20ac";

  private static final int CHARACTERS = (LongForm.or(12, 6) << 20) / 3;
  private static final int TOGETHER = 4096;
  private static final int CRUMBS = 15;

  /** Without the hostile ones, and beside them. */
  private static final int SECONDS = LongForm.or(20, 3);

  private final List<HostileServer> servers = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (HostileServer server : servers) {
      server.close();
    }
  }

  private static byte[] frames(int id, int count) {
    byte[] body = CHARACTER.getBytes(StandardCharsets.UTF_8);
    ByteBuffer frames =
        ByteBuffer.allocate(count * (14 + body.length)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      frames.putInt(10 + body.length).putInt(id).putInt(0).put(body).putShort((short) 0);
    }
    return frames.array();
  }

  private static void flood(HostileServer.Wire wire) throws IOException {
    wire.login();
    while (true) {
      int id = wire.read();
      byte[] block = frames(id, TOGETHER);
      for (int sent = 0; sent < CHARACTERS; sent += TOGETHER) {
        wire.out.write(block);
      }
      byte[] crumb = frames(id, 1);
      for (int i = 0; i < CRUMBS; i++) {
        pause();
        wire.out.write(crumb);
      }
    }
  }

  /** What the server does between two crumbs; no test waits for it. */
  private static void pause() {
    java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
  }

  private static void answer(HostileServer.Wire wire) throws IOException {
    wire.login();
    while (true) {
      wire.out.write(HostileServer.Wire.frame(wire.read(), 0, 100));
    }
  }

  private String start(int count, HostileServer.Malice malice) {
    List<HostileServer> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      started.add(new HostileServer(malice));
    }
    servers.addAll(started);
    return started.stream()
        .map(server -> String.valueOf(server.server(Dialect.GENERIC).port()))
        .collect(Collectors.joining(","));
  }

  private Process child(int seconds, Path report) throws IOException {
    List<String> command = JavaProcess.of(HostileCrowd.class, "-Xmx" + LongForm.or(256, 128) + "m");
    command.add(String.valueOf(seconds));
    command.add(start(GOOD, HostileMemoryTest::answer));
    command.add(start(HOSTILE, HostileMemoryTest::flood));
    return new ProcessBuilder(command)
        .redirectOutput(report.toFile())
        .redirectErrorStream(true)
        .start();
  }

  private static Path report(String name) throws IOException {
    Path folder =
        Files.createDirectories(Path.of(System.getProperty("basedir", "."), "target", "hostile"));
    return folder.resolve(name + ".txt");
  }

  private static double figure(String text, String when, String what) {
    Matcher line = Pattern.compile(when + " .*" + what + " ([0-9.]+)").matcher(text);
    assertTrue(line.find(), text);
    return Double.parseDouble(line.group(1));
  }

  @Test
  void costNobodyElseAnything() throws Exception {
    Path report = report("crowd");
    Process process = child(SECONDS, report);
    try {
      boolean ended = process.waitFor(180, TimeUnit.SECONDS);
      String text = Files.readString(report);
      log.warn("{}", text);
      assertTrue(ended, text);
      assertEquals(0, process.exitValue(), text);
      assertTrue(text.contains("ends"), text);
      assertFalse(text.contains("null"), text);
      // Of five hundred a second; the bounds are generous, the figures are in the report.
      assertTrue(figure(text, "alone", "answered") > 100 * SECONDS, text);
      assertTrue(figure(text, "beside", "answered") > 100 * SECONDS, text);
      assertTrue(figure(text, "beside", "p99") < 1000, text);
      assertTrue(text.contains("beside") && text.indexOf("failed {}") >= 0, text);
      int told = 0;
      Matcher ends = Pattern.compile("[A-Z_]+=(\\d+)").matcher(lineOf(text, "hostile"));
      while (ends.find()) {
        told += Integer.parseInt(ends.group(1));
      }
      assertEquals(HOSTILE, told, text);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String lineOf(String text, String word) {
    return text.lines().filter(line -> line.startsWith(word)).findFirst().orElse("");
  }

  @Test
  void doNotKeepTheProcessFromEndingWhenItIsTold() throws Exception {
    Path report = report("told");
    Process process = child(2, report);
    try {
      org.awaitility.Awaitility.await()
          .atMost(java.time.Duration.ofSeconds(100))
          .until(() -> Files.readString(report).contains("alone"));
      // In the midst of the flood.
      pause();
      process.destroy();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "still there after SIGTERM");
    } finally {
      process.destroyForcibly();
    }
  }
}
