package io.rcon.simulation;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The project's classes once more, some of them replaced; libraries are shared. */
final class OwnClasses extends URLClassLoader {
  private static final String OURS = "io.rcon.";
  private static final long TIMEOUT = 60;

  OwnClasses(Path first, String classPath) throws MalformedURLException {
    super(urls(first, classPath), OwnClasses.class.getClassLoader());
  }

  private static URL[] urls(Path first, String classPath) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    urls.add(first.toUri().toURL());
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      urls.add(new File(entry).toURI().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  /** Runs a seed; tells which law was broken, or nothing. */
  String run(long seed) throws Exception {
    Method run =
        loadClass(Scenario.class.getName())
            .getDeclaredMethod("run", long.class, boolean.class, boolean.class);
    run.setAccessible(true);
    var result = new java.util.concurrent.FutureTask<>(() -> run.invoke(null, seed, true, false));
    Thread thread = new Thread(result, "mutation");
    thread.setDaemon(true);
    thread.start();
    try {
      result.get(TIMEOUT, TimeUnit.SECONDS);
      return "";
    } catch (TimeoutException e) {
      return "seed " + seed + ": never ends";
    } catch (java.util.concurrent.ExecutionException e) {
      Throwable cause = e.getCause();
      Throwable why = cause instanceof InvocationTargetException ? cause.getCause() : cause;
      String law = String.valueOf(why.getMessage());
      return law.lines().findFirst().orElse(law);
    }
  }
}
