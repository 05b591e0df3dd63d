package io.rcon.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.Promised;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.spi.ToolProvider;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Breaks the engine on purpose, one line at a time, and expects the simulation to notice. By its
 * name it is no part of a build; CONTRIBUTING says how to start it. What it found is written to
 * {@code target/mutations.txt}.
 */
class Mutations {
  /** Those with one of these words, parted by commas, in their name only. */
  private static final String WORD = System.getProperty("rcon.mutation", "");

  private static final int SEEDS = Integer.getInteger("rcon.seeds", 6000);

  /** Histories of defects that hardly any other shows. */
  private static final long[] RARE = {
    16_381,
    41_315,
    Kin.EVERY_GAME + 218,
    Kin.EVERY_GAME + 226,
    Kin.EVERY_GAME + 727,
    Kin.EVERY_GAME + 1262
  };

  private static final Path SOURCES = Path.of("src/main/java/io/rcon/internal");
  private static final Path FOUND = Path.of("target/mutations.txt");
  private static final String CLASSES =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  private static int noticed;

  record Mutation(String name, String file, String old, String replacement) {
    Path source() {
      return SOURCES.resolve(file + ".java");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Mutation> mutations() {
    List<Mutation> all = new ArrayList<>();
    for (String block : text().split("\n\n", -1)) {
      List<String> lines = block.lines().filter(line -> !line.startsWith("#")).toList();
      if (!lines.isEmpty()) {
        all.add(new Mutation(lines.get(0), lines.get(1), joined(lines, "- "), joined(lines, "+ ")));
      }
    }
    all.removeIf(mutation -> Stream.of(WORD.split(",", -1)).noneMatch(mutation.name::contains));
    return all;
  }

  private static String text() {
    try (InputStream in = Mutations.class.getResourceAsStream("mutations.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String joined(List<String> lines, String mark) {
    Stream<String> marked = lines.stream().skip(2).filter(line -> line.startsWith(mark));
    return String.join("\n", marked.map(line -> line.substring(mark.length())).toList());
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void should_be_noticed(Mutation mutation, @TempDir Path scratch) throws Exception {
    compile(mutation, scratch);
    String caught = "";
    try (OwnClasses classes = new OwnClasses(scratch, CLASSES)) {
      PrimitiveIterator.OfLong seeds = seeds();
      while (seeds.hasNext() && caught.isEmpty()) {
        caught = classes.run(seeds.nextLong());
      }
    }
    String line = mutation.name + " | " + (caught.isEmpty() ? "MISSED" : caught) + "\n";
    Files.writeString(FOUND, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    noticed += caught.isEmpty() ? 0 : 1;
    assertTrue(!caught.isEmpty(), () -> mutation + " was not noticed in " + SEEDS + " runs");
  }

  @AfterAll
  static void theReadmeSaysNoMore() throws IOException {
    Files.writeString(FOUND, noticed + " noticed\n", StandardOpenOption.APPEND);
    if (WORD.isEmpty()) {
      Promised.assertAtLeast("deliberate defects that such histories notice", noticed);
    }
  }

  private static PrimitiveIterator.OfLong seeds() {
    LongStream mixed =
        LongStream.rangeClosed(1, SEEDS)
            .flatMap(seed ->
                seed % 4 == 0
                    ? LongStream.of(seed, Kin.EVERY_GAME + seed, Kin.EVERY_CARRIER + seed)
                    : LongStream.of(seed));
    return LongStream.concat(mixed, LongStream.of(RARE)).iterator();
  }

  static void compile(Mutation mutation, Path scratch) {
    try {
      Path file = mutation.source();
      String source = Files.readString(file);
      int at = source.indexOf(mutation.old);
      assertTrue(at >= 0, () -> mutation + ": the code has changed");
      Path mutated = scratch.resolve(file.getFileName());
      Files.writeString(
          mutated,
          source.substring(0, at)
              + mutation.replacement
              + source.substring(at + mutation.old.length()));
      int status =
          ToolProvider.findFirst("javac")
              .orElseThrow()
              .run(
                  System.out,
                  System.err,
                  "-nowarn",
                  "-proc:none",
                  "-d",
                  scratch.toString(),
                  "-cp",
                  CLASSES,
                  mutated.toString());
      assertEquals(0, status, () -> mutation + " does not compile");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
