package stranger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.query.Queries;
import io.rcon.status.StatusFormats;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host of plug-ins: the engine is in its class path, the mechanism in a loader of its own. */
@Timeout(60)
class PluginHostTest {
  private static final List<String> CLASSES =
      List.of("PigeonMechanism", "PigeonConversation", "PigeonDialects", "PigeonStatuses");

  private static final List<String> NAMES = List.of("nobody-has-it", "pigeon", "a2s");

  @TempDir Path plugin;

  /** Loads the plug-in's classes itself, although its parent could. */
  private static final class PluginLoader extends URLClassLoader {
    PluginLoader(URL place) {
      super(new URL[] {place}, PluginHostTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && CLASSES.stream().anyMatch(each -> name.equals("stranger." + each))) {
        loaded = findClass(name);
      }
      return loaded != null ? loaded : super.loadClass(name, resolve);
    }
  }

  private PluginLoader loader() throws Exception {
    Path classes = Files.createDirectories(plugin.resolve("stranger"));
    for (String name : CLASSES) {
      try (InputStream bytes = PluginHostTest.class.getResourceAsStream(name + ".class")) {
        Files.write(classes.resolve(name + ".class"), Objects.requireNonNull(bytes).readAllBytes());
      }
    }
    Path services = Files.createDirectories(plugin.resolve("META-INF/services"));
    Files.writeString(services.resolve("io.rcon.spi.Mechanism"), "stranger.PigeonMechanism\n");
    Files.writeString(
        services.resolve("io.rcon.status.StatusProvider"),
        "stranger.NoSuchClass\nstranger.PigeonStatuses\n");
    Files.writeString(services.resolve("io.rcon.DialectProvider"), "stranger.PigeonDialects\n");
    return new PluginLoader(plugin.toUri().toURL());
  }

  @Test
  void should_find_formats_and_queries_with_the_loader_of_the_thread() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (PluginLoader loader = loader()) {
      thread.setContextClassLoader(loader);
      assertEquals("coo", StatusFormats.named("pigeon").parse("coo").text());
      assertTrue(StatusFormats.named("pigeon").parse("coo").known());
      assertTrue(StatusFormats.all().stream().anyMatch(each -> each.key().equals("pigeon")));
      Dialect own = Dialect.SOURCE.with(d -> d.name("own").set(CommonFacts.QUERY, NAMES));
      assertEquals("pigeon", Queries.of(own).orElseThrow().name());
      thread.setContextClassLoader(null);
      assertEquals("a2s", Queries.of(own).orElseThrow().name());
    } finally {
      thread.setContextClassLoader(before);
    }
    assertFalse(StatusFormats.has("pigeon"));
  }

  @Test
  void should_find_dialects_and_mechanisms_with_the_loader_of_the_thread() throws Exception {
    assertEquals(Optional.empty(), Dialect.named("pigeon"));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (PigeonServer server = new PigeonServer();
        PluginLoader loader = loader()) {
      thread.setContextClassLoader(loader);
      Dialect pigeon = Dialect.named("pigeon").orElseThrow();
      assertNotSame(PigeonMechanism.FAMILY, pigeon.family());
      Server target = Server.of(pigeon, "127.0.0.1", server.port(), Secret.of("s3cret"));
      try (RconSession session = Rcon.open(target)) {
        thread.setContextClassLoader(before);
        assertEquals("one", session.execute("single").toCompletableFuture().get().text());
      }
    } finally {
      thread.setContextClassLoader(before);
    }
    assertEquals(Optional.empty(), Dialect.named("pigeon"));
  }
}
