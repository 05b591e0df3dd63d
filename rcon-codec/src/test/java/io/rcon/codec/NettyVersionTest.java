package io.rcon.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.Version;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Netty that would be used is found among the jars of a class loader. */
class NettyVersionTest {
  @TempDir Path directory;

  @Test
  void should_be_content_with_the_netty_it_is_tested_with() {
    NettyVersion.check();
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
