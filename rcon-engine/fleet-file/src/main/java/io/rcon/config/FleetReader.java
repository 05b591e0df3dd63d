package io.rcon.config;

import io.rcon.Family;
import io.rcon.Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a fleet file as a whole. One use. */
final class FleetReader {
  private static final List<String> KEYS =
      List.of("defaults", "dialects", "servers", "schedules", "notify");

  /** Some hundred bytes for each of 100,000 servers; what is longer could end the process. */
  private static final int LONGEST = 64 << 20;

  private final String source;
  private final List<Family> families;
  private final Environment environment;
  private final NamedFiles files;
  private final Passwords passwords;
  private final Set<String> loadAllowed = new LinkedHashSet<>();
  private final Map<String, FleetMaintenance> maintenance = new LinkedHashMap<>();

  /**
   * Makes a reader.
   *
   * @param source names the text in errors
   * @param directory what relative paths are relative to
   * @param families those that dialects may have, beside those that are found
   */
  FleetReader(
      String source,
      Path directory,
      List<Family> families,
      Function<String, @Nullable String> environment,
      Consumer<String> warnings) {
    this.source = source;
    this.families = families;
    this.environment = new Environment(environment);
    this.files = new NamedFiles(directory, this.environment, warnings);
    this.passwords = new Passwords(this.environment, files);
  }

  static FleetFile load(
      Path file,
      List<Family> families,
      Function<String, @Nullable String> environment,
      Consumer<String> warnings) {
    Path directory = file.toAbsolutePath().getParent();
    FleetReader reader =
        new FleetReader(
            file.toString(), directory != null ? directory : file, families, environment, warnings);
    FleetFile fleet = reader.parse(reader.text(file));
    if (reader.passwords.sawInline()) {
      reader.files.warnIfOthersCanRead(file, "passwords");
    }
    return fleet;
  }

  private String text(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST + 1);
    } catch (IOException e) {
      throw Place.whole(source).error("cannot be read: " + NamedFiles.reason(file, e));
    }
    if (bytes.length > LONGEST) {
      throw Place.whole(source).error("is longer than 64 MiB, so it is taken for no fleet file");
    }
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      throw Place.after(source, text).error("this is not UTF-8; save the file as UTF-8");
    }
    return text.toString();
  }

  FleetFile parse(String text) {
    Node root =
        Yaml.compose(text.startsWith("\uFEFF") ? text.substring(1) : text, source)
            .orElseThrow(() ->
                new Place(source, 1, 1)
                    .error("the file has no content; begin with 'servers:' and a server"));
    Problems problems = new Problems();
    Section file = Section.of(root, "a fleet file", "key", source, problems).only(KEYS);
    DialectTable dialects = new DialectTable(families);
    problems.check(
        () -> file.section("dialects", "dialect").ifPresent(s -> DialectReader.read(s, dialects)));
    List<Server> servers = new ArrayList<>();
    problems.check(() -> readServers(file, dialects, servers));
    List<FleetSchedule> schedules =
        problems.read(
            () ->
                file.section("schedules", "schedule name")
                    .map(ScheduleReader::read)
                    .orElse(List.of()),
            List.of());
    List<FleetNotice> notices =
        problems.read(
            () ->
                file.section("notify", "webhook's name")
                    .map(new NoticeReader(files)::read)
                    .orElse(List.of()),
            List.of());
    problems.throwAll();
    return new FleetFile(servers, dialects.own(), loadAllowed, schedules, maintenance, notices);
  }

  private void readServers(Section file, DialectTable dialects, List<Server> to) {
    Problems problems = file.problems();
    ServerReader reader = new ServerReader(dialects, environment, passwords, files);
    Optional<Section> common =
        problems.read(() -> file.section("defaults", "key"), Optional.empty());
    Settings defaults = common.map(reader::settings).orElse(Settings.NONE);
    Optional<FleetMaintenance> all = common.flatMap(MaintenanceReader::read);
    Section section =
        file.section("servers", "server name")
            .orElseThrow(() -> file.place().error("'servers' is missing; add it and a server"));
    for (String name : section.keys()) {
      problems.check(() -> {
        Section own = section.section(name, "key").orElseThrow();
        Settings settings = reader.settings(own).or(defaults);
        if (settings.load().orElse(false)) {
          loadAllowed.add(name);
        }
        (own.has(MaintenanceReader.KEY) ? MaintenanceReader.read(own) : all)
            .ifPresent(each -> maintenance.put(name, each));
        ServerReader.server(
                name,
                section.place(name),
                settings,
                key -> own.has(key) || common.map(c -> c.has(key)).orElse(false),
                problems)
            .ifPresent(to::add);
      });
    }
  }
}
