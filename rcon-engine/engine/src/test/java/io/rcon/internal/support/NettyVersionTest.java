package io.rcon.internal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.Version;
import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.Secret;
import io.rcon.Server;
import java.io.File;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An older Netty before that of the engine is named, and what to do about it. */
@Timeout(120)
class NettyVersionTest {
  /** What a user's program does first. */
  static final class FirstUse {
    public static void main(String[] args) {
      try {
        Rcon.open(Server.of(Dialect.MINECRAFT, "127.0.0.1", 1, Secret.of("s3cret"))).close();
        System.out.println("opened");
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @TempDir Path directory;

  private static List<String> old() throws Exception {
    try (Stream<Path> jars = Files.list(Path.of("target", "netty-4.1"))) {
      return jars.map(jar -> jar.toAbsolutePath().toString()).sorted().toList();
    }
  }

  private static String firstUse(String classPath) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                FirstUse.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return said;
  }

  @Test
  void should_name_an_older_netty_that_comes_first_and_its_jar() throws Exception {
    List<String> old = old();
    assertEquals(3, old.size());
    String today = System.getProperty("java.class.path");
    for (String jar : old) {
      String said = firstUse(jar + File.pathSeparator + today);
      assertTrue(said.contains("needs Netty 4.2, but found 4.1.118.Final in " + jar), said);
      assertTrue(said.contains("netty.version") && said.contains(NettyVersion.TESTED), said);
      assertEquals(1, said.lines().count());
    }
    String all = String.join(File.pathSeparator, old);
    assertTrue(firstUse(all + File.pathSeparator + today).contains("found 4.1.118.Final in "));
    assertEquals("opened", firstUse(today + File.pathSeparator + all));
  }

  @Test
  void should_be_content_with_the_netty_it_is_tested_with() {
    assertNull(NettyVersion.problem(getClass().getClassLoader()));
    assertEquals(NettyVersion.TESTED, Version.identify().get("netty-transport").artifactVersion());
  }

  @Test
  void should_say_that_there_is_none() throws Exception {
    assertTrue(found().contains("needs Netty 4.2, and found none: "));
  }

  @Test
  void should_ask_a_jar_without_a_version_in_its_name() throws Exception {
    String channel = "io/netty/channel/Channel.class";
    Path fat = directory.resolve("everything.jar");
    zip(fat, channel, "netty-transport.version=4.1.9.Final\n");
    assertTrue(found(fat).contains("found 4.1.9.Final in " + fat), found(fat));
    zip(fat, channel, "nothing=known\n");
    assertTrue(found(fat).contains("found an older one in " + fat), found(fat));
    zip(fat, "io/netty/channel/MultiThreadIoEventLoopGroup.class", "nothing=known\n");
    assertEquals("", found(fat));
  }

  private static void zip(Path jar, String name, String versions) throws Exception {
    Files.deleteIfExists(jar);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.putNextEntry(new ZipEntry("META-INF/io.netty.versions.properties"));
      zip.write(versions.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String found(Path... jars) throws Exception {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      String problem = NettyVersion.problem(loader);
      return problem == null ? "" : problem;
    }
  }
}
