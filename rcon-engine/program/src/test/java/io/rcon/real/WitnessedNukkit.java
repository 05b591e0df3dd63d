package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * PowerNukkit with a plugin that logs each kick as its console read it, and lists a player whom a
 * test names: nobody plays there, by itself the server tells of a player who is not there only
 * whoever gave the command, and who is not listed is not kicked.
 */
final class WitnessedNukkit implements Recipe {
  private static final String PLUGIN =
      "name: Witness\nmain: witness.Witness\nversion: 1\napi: [1.0.0]\n";

  private static final String SOURCE =
      """
      package witness;

      import cn.nukkit.command.Command;
      import cn.nukkit.command.CommandSender;
      import cn.nukkit.plugin.PluginBase;
      import java.io.IOException;
      import java.nio.file.Files;
      import java.nio.file.Path;
      import java.util.Arrays;

      public class Witness extends PluginBase {
        @Override
        public void onEnable() {
          getServer().getCommandMap().getCommands().put("list", new Command("list") {
            @Override
            public boolean execute(CommandSender sender, String label, String[] words) {
              try {
                String name = Files.readString(Path.of("listed.txt"));
                sender.sendMessage("There are 1/20 players online:\\n" + name);
              } catch (IOException e) {
                sender.sendMessage(String.valueOf(e));
              }
              return true;
            }
          });
          Command kick = getServer().getCommandMap().getCommand("kick");
          getServer().getCommandMap().getCommands().put("kick", new Command("kick") {
            @Override
            public boolean execute(CommandSender sender, String label, String[] words) {
              getLogger().info("[kick " + Arrays.toString(words) + "]");
              return kick.execute(sender, label, words);
            }
          });
        }
      }
      """;

  private final PowerNukkit plain = new PowerNukkit();
  private volatile Path listed = Path.of("listed.txt");

  @Override
  public Dialect dialect() {
    return plain.dialect();
  }

  /** From now on this one plays on the server that it prepared last. */
  void list(String name) {
    try {
      Files.write(listed, name.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<String> missing() {
    return plain.missing();
  }

  @Override
  public List<String> prepare(Path home, int port, String password) throws IOException {
    listed = home.resolve("listed.txt");
    list("");
    Path source = home.resolve("Witness.java");
    Files.writeString(source, SOURCE);
    Path classes = Files.createDirectories(home.resolve("witness-classes"));
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-nowarn",
                "-proc:none",
                "-cp",
                PowerNukkit.jar().toString(),
                "-d",
                classes.toString(),
                source.toString());
    assertEquals(0, status, "the plugin compiles");
    Path plugins = Files.createDirectories(home.resolve("plugins"));
    try (ZipOutputStream jar =
        new ZipOutputStream(Files.newOutputStream(plugins.resolve("Witness.jar")))) {
      put(jar, "plugin.yml", PLUGIN.getBytes(StandardCharsets.UTF_8));
      for (String name : List.of("Witness.class", "Witness$1.class", "Witness$2.class")) {
        put(jar, "witness/" + name, Files.readAllBytes(classes.resolve("witness").resolve(name)));
      }
    }
    return plain.prepare(home, port, password);
  }

  private static void put(ZipOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }

  @Override
  public boolean isReady(int port, Path log) throws IOException {
    return plain.isReady(port, log);
  }
}
