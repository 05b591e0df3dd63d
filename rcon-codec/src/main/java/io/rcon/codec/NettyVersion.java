package io.rcon.codec;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds an older Netty before any class of Netty is used. Frameworks pin a version, and a class
 * path may hold several: the first is used, and what it lacks fails much later, as a {@link
 * NoClassDefFoundError} that says nothing of versions. The engine, the simulator and the gateway
 * check by themselves; call it when you use the codec alone. Any thread.
 */
public final class NettyVersion {
  // No class of Netty is named here but as text: naming one would load it.

  /** The version that this is built and tested with. */
  static final String TESTED = "4.2.18.Final";

  private static final int MAJOR = 4;
  private static final int MINOR = 2;

  /** A class that is new in Netty 4.2. */
  private static final String NEW = "io/netty/channel/MultiThreadIoEventLoopGroup.class";

  /** A class of each artifact in use; Netty 4.1 has them too. */
  private static final List<String> OF_EACH =
      List.of(
          "io/netty/channel/Channel.class",
          "io/netty/buffer/ByteBuf.class",
          "io/netty/util/ReferenceCounted.class",
          "io/netty/handler/codec/ByteToMessageDecoder.class",
          "io/netty/handler/ssl/SslHandler.class",
          "io/netty/handler/proxy/ProxyHandler.class",
          "io/netty/resolver/NameResolver.class",
          "io/netty/resolver/dns/DnsNameResolver.class",
          "io/netty/channel/unix/Unix.class",
          "io/netty/channel/epoll/Epoll.class");

  private static final Pattern JAR =
      Pattern.compile("netty-[a-z_0-9-]+-((\\d+)\\.(\\d+)\\.[^/!]*?)(?:-[a-z0-9_-]+)?\\.jar");
  private static final Pattern NUMBER = Pattern.compile("((\\d+)\\.(\\d+)\\..*)");

  private static volatile boolean fits;

  private NettyVersion() {}

  /**
   * Checks that the Netty that will be used is new enough; cheap after the first time.
   *
   * @throws IllegalStateException if it is not: which was found, where, and what to set
   */
  public static void check() {
    if (fits) {
      return;
    }
    ClassLoader own = NettyVersion.class.getClassLoader();
    String problem = problem(own != null ? own : ClassLoader.getSystemClassLoader());
    if (problem != null) {
      throw new IllegalStateException(problem);
    }
    fits = true;
  }

  static @Nullable String problem(ClassLoader loader) {
    Set<String> seen = new HashSet<>();
    String first = null;
    for (String name : OF_EACH) {
      URL url = loader.getResource(name);
      if (url == null) {
        continue;
      }
      String jar = url.toString().substring(0, url.toString().length() - name.length());
      first = first == null ? jar : first;
      if (seen.add(jar)) {
        Matcher version = version(jar);
        if (version != null && isOld(version)) {
          return words(version.group(1), jar);
        }
      }
    }
    return isMissing(loader) ? words(first == null ? null : "an older one", first) : null;
  }

  /** Class loaders of some containers have classes without their files. */
  private static boolean isMissing(ClassLoader loader) {
    if (loader.getResource(NEW) != null) {
      return false;
    }
    try {
      Class.forName(
          NEW.substring(0, NEW.length() - ".class".length()).replace('/', '.'), false, loader);
      return false;
    } catch (ClassNotFoundException | LinkageError e) {
      return true;
    }
  }

  /** By the jar's name, or by what it says of itself where it holds one version only. */
  private static @Nullable Matcher version(String jar) {
    Matcher named = JAR.matcher(jar);
    if (named.find()) {
      return named;
    }
    Properties said = new Properties();
    try {
      URLConnection connection =
          new URL(jar + "META-INF/io.netty.versions.properties").openConnection();
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        said.load(in);
      }
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
    Set<String> versions = new HashSet<>();
    for (String key : said.stringPropertyNames()) {
      if (key.startsWith("netty-") && key.endsWith(".version")) {
        versions.add(said.getProperty(key));
      }
    }
    Matcher number = NUMBER.matcher(versions.size() == 1 ? versions.iterator().next() : "");
    return number.matches() ? number : null;
  }

  private static boolean isOld(Matcher version) {
    int major = Integer.parseInt(version.group(2));
    return major < MAJOR || (major == MAJOR && Integer.parseInt(version.group(3)) < MINOR);
  }

  private static String words(@Nullable String found, @Nullable String jar) {
    String where = jar == null ? "" : " in " + jar.replaceAll("^(jar:)?(nested:|file:)?|!?/$", "");
    return "rcon needs Netty "
        + MAJOR
        + "."
        + MINOR
        + (found == null ? ", and found none" : ", but found " + found + where)
        + ": set Netty's version to "
        + TESTED
        + " (with Spring Boot 3 the property netty.version, else the BOM io.netty:netty-bom before"
        + " all others), or depend on rcon-engine-shaded, which brings its own";
  }
}
