package io.rcon.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Compares what was shaded into a jar with the licence texts in its {@code META-INF/licenses}: one
 * folder for each group. Texts that a shaded artifact itself brings must be there word for word.
 */
public final class ShadedLicenses {
  private static final String FOLDER = "META-INF/licenses/";

  /** The names of files with legal texts in the shaded jars. */
  private static final Pattern LEGAL =
      Pattern.compile(
          "(META-INF/(resources/webjars/[^/]+/[^/]+/)?)?([^/]*-)?(LICEN[CS]E|NOTICE|COPYING)[^/]*",
          Pattern.CASE_INSENSITIVE);

  /** Where a jar has its Maven coordinates. */
  private static final Pattern COORDINATES =
      Pattern.compile("META-INF/maven/([^/]+)/([^/]+)/pom.properties");

  private final Map<String, String> entries;
  private final Map<String, Path> artifacts = new TreeMap<>();

  /**
   * Reads the shaded jar.
   *
   * @param jar the shaded jar
   * @param list the artifacts that its module has at run time, as Maven lists them
   * @param classPath where the jars of these artifacts are found, by their file names
   */
  public ShadedLicenses(Path jar, Path list, String classPath) throws IOException {
    entries = read(jar);
    Map<String, Path> jars = new TreeMap<>();
    for (String path : classPath.split(File.pathSeparator, -1)) {
      jars.put(Path.of(path).getFileName().toString(), Path.of(path));
    }
    for (String line : Files.readAllLines(list)) {
      // group:artifact:jar[:classifier]:version:scope
      String[] parts = line.strip().split(" ", 2)[0].split(":", -1);
      if (parts.length < 5 || parts[0].equals("io.rcon")) {
        continue;
      }
      String classifier = parts.length == 6 ? "-" + parts[3] : "";
      String file = parts[1] + "-" + parts[parts.length - 2] + classifier + ".jar";
      Path found = jars.get(file);
      if (found == null) {
        throw new IllegalStateException(file + " is not on the class path of this test");
      }
      artifacts.put(parts[0] + ":" + parts[1] + classifier, found);
    }
    for (Path path : jars.values()) {
      if (Files.isRegularFile(path)) {
        addScripts(path);
      }
    }
  }

  /** Scripts and styles are copied one by one, out of jars that nobody needs at run time. */
  private void addScripts(Path path) throws IOException {
    Map<String, String> files = read(path);
    if (files.keySet().stream().anyMatch(name -> name.startsWith("META-INF/resources/webjars/"))) {
      for (String name : files.keySet()) {
        Matcher coordinates = COORDINATES.matcher(name);
        if (coordinates.matches()) {
          artifacts.put(coordinates.group(1) + ":" + coordinates.group(2), path);
        }
      }
    }
  }

  /** Those of the artifacts any of whose classes, libraries or scripts is in the jar, in order. */
  public List<String> shaded() throws IOException {
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, Path> artifact : artifacts.entrySet()) {
      if (read(artifact.getValue()).keySet().stream().anyMatch(this::isInTheJar)) {
        all.add(artifact.getKey());
      }
    }
    return all;
  }

  /**
   * What is wrong, a line each: a group without a text, a text that was lost, a text of no group.
   */
  public List<String> findings() throws IOException {
    List<String> wrong = new ArrayList<>();
    TreeSet<String> strangers = new TreeSet<>();
    entries.keySet().stream()
        .filter(name -> name.startsWith(FOLDER) && name.indexOf('/', FOLDER.length()) > 0)
        .forEach(name ->
            strangers.add(name.substring(FOLDER.length(), name.indexOf('/', FOLDER.length()))));
    for (String artifact : shaded()) {
      String group = artifact.substring(0, artifact.indexOf(':'));
      strangers.remove(group);
      List<String> texts =
          entries.entrySet().stream()
              .filter(entry -> entry.getKey().startsWith(FOLDER + group + "/"))
              .map(Map.Entry::getValue)
              .toList();
      if (texts.stream().noneMatch(text -> text.length() > 500)) {
        wrong.add(artifact + ": no licence text; put it into rcon-engine/licenses/" + group);
      }
      read(artifacts.get(artifact))
          .forEach((name, text) -> {
            if (LEGAL.matcher(name).matches() && !texts.contains(text)) {
              wrong.add(
                  artifact
                      + ": its "
                      + name
                      + " is lost; copy it to rcon-engine/licenses/"
                      + group);
            }
          });
    }
    strangers.forEach(group -> wrong.add(FOLDER + group + ": nothing of this group is shaded"));
    return wrong;
  }

  /** As it is, or relocated: the names of packages and libraries then have another beginning. */
  private boolean isInTheJar(String name) {
    String relocated =
        name.replaceFirst("^META-INF/native/lib", "META-INF/native/libio_rcon_shaded_");
    if (name.endsWith(".js") || name.endsWith(".css")) {
      String copied = name.substring(name.lastIndexOf('/'));
      return entries.keySet().stream().anyMatch(entry -> entry.endsWith(copied));
    }
    boolean binary = name.endsWith(".class") && !name.endsWith("module-info.class");
    return (binary || !relocated.equals(name))
        && (entries.containsKey(name)
            || entries.containsKey(relocated)
            || entries.containsKey("io/rcon/shaded/" + name));
  }

  /** Names of all files of a jar, with what is in those of legal text. */
  private static Map<String, String> read(Path jar) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        String name = entry.getName();
        boolean legal = name.startsWith(FOLDER) || LEGAL.matcher(name).matches();
        all.put(name, legal ? words(zip.getInputStream(entry).readAllBytes()) : "");
      }
    }
    return all;
  }

  /** The text without what differs between systems: the ends of lines. */
  private static String words(byte[] text) {
    return String.join(
        "\n", Arrays.asList(new String(text, StandardCharsets.UTF_8).strip().split("\\s*\\R", -1)));
  }
}
