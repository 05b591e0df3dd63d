package io.rcon.bench;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A blocking client by another author. This program is not compiled against it, and loads it from
 * its own jar when needed.
 */
enum Peer {
  /** nl.vv32.rcon. */
  VV32("nl.vv32.rcon:rcon:1.2.0") {
    @Override
    Session open(ClassLoader loader, String host, int port, String password) throws Exception {
      Class<?> type = loader.loadClass("nl.vv32.rcon.Rcon");
      Object rcon = call(type.getMethod("open", String.class, int.class), null, host, port);
      Method authenticate = type.getMethod("authenticate", String.class);
      if (!Boolean.TRUE.equals(call(authenticate, rcon, password))) {
        throw new SecurityException("not accepted");
      }
      return new Session(rcon, type.getMethod("sendCommand", String.class));
    }
  },
  /** com.github.t9t.minecraft-rcon-client. */
  T9T("com.github.t9t.minecraft-rcon-client:minecraft-rcon-client:1.0.0") {
    @Override
    Session open(ClassLoader loader, String host, int port, String password) throws Exception {
      Class<?> type = loader.loadClass("com.github.t9t.minecraftrconclient.RconClient");
      Method open = type.getMethod("open", String.class, int.class, String.class);
      return new Session(
          call(open, null, host, port, password), type.getMethod("sendCommand", String.class));
    }
  };

  private final String artifact;

  Peer(String artifact) {
    this.artifact = artifact;
  }

  String artifact() {
    return artifact;
  }

  Path jar(Path folder) {
    String[] parts = artifact.split(":", -1);
    return folder.resolve(parts[1] + "-" + parts[2] + ".jar");
  }

  ClassLoader load(Path folder) throws Exception {
    return new URLClassLoader(new URL[] {jar(folder).toUri().toURL()});
  }

  abstract Session open(ClassLoader loader, String host, int port, String password)
      throws Exception;

  static Object call(Method method, @Nullable Object target, Object... args) throws Exception {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /**
   * A connection that is logged in.
   *
   * @param client the peer's object
   * @param command its method
   */
  record Session(Object client, Method command) implements AutoCloseable {
    String command(String text) throws Exception {
      return (String) call(command, client, text);
    }

    @Override
    public void close() throws IOException {
      ((Closeable) client).close();
    }
  }
}
