package io.rcon.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.LongForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Texts that no server sends: every format gives a value for each. A failure names its seed. */
class StatusFuzzTest {
  private static final Logger log = LoggerFactory.getLogger(StatusFuzzTest.class);

  private static final long SEED = Long.getLong("rcon.seed", 20261127);
  private static final int TEXTS = Integer.getInteger("rcon.status.texts", LongForm.or(4000, 1000));

  private static final int LONGEST = LongForm.or(4 << 20, 1 << 19);
  private static final int RUNS = LongForm.or(3, 1);
  private static final int LINE = LongForm.or(200_000, 50_000);

  /** The texts that formats search for, and numbers that break counting. */
  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "\n",
          "\r\n",
          " ",
          "\t",
          ":",
          "::",
          "#",
          "|",
          " | ",
          ",",
          ", ",
          "^7",
          "^",
          "§",
          "(",
          ")",
          "[",
          "]",
          "<{",
          "}>",
          "-",
          "--",
          "0",
          "-1",
          "99999999999999999999",
          "7656119",
          "\0",
          "\uD83D",
          "\uFFFF",
          "\\",
          "\\\\",
          "=",
          "/",
          ".",
          "...",
          "/ AGID: ",
          ": ",
          "0:",
          "$",
          "\" is: \"",
          "PAGE:",
          " of ",
          "BOT",
          "bot",
          "map: ",
          "players : ",
          "#end",
          "OK\n");

  private static final String ID_CELL = "None:INVALID\t | ";

  private static final List<StatusKind> KINDS = StatusKindsTest.kinds().toList();

  @Test
  void everyTextGivesAValue() {
    List<String> seeds = texts();
    Random random = new Random(SEED);
    for (int i = 0; i < TEXTS; i++) {
      String text = mutated(seeds.get(random.nextInt(seeds.size())), seeds, random);
      StatusFormat format = StatusFormats.all().get(random.nextInt(StatusFormats.all().size()));
      try {
        assertAValue(format.parse(text), text);
        assertAValue(likely(random).parse(text), text);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + SEED + ", text " + i + ": " + text, e);
      }
    }
  }

  private static StatusFormat likely(Random random) {
    return StatusFormats.named(KINDS.get(random.nextInt(KINDS.size())).format());
  }

  private static void assertAValue(ServerStatus status, String text) {
    assertEquals(text, status.text());
    assertNotNull(status.toString());
    assertNotNull(StatusRendering.of(status));
    for (Player player : status.players()) {
      String shown = player.toString();
      assertTrue(player.address().filter(a -> a.length() > 15).filter(shown::contains).isEmpty());
    }
  }

  /** One text for each kind, and all the examples. */
  private static List<String> texts() {
    List<String> texts =
        KINDS.stream()
            .map(kind -> kind.answer(List.of("one", "two", StatusKindsTest.HOSTILE.get(3))))
            .collect(Collectors.toCollection(ArrayList::new));
    StatusResources.files("examples", ".txt")
        .forEach(file -> texts.add(StatusResources.read(file)));
    return texts;
  }

  private static String mutated(String text, List<String> others, Random random) {
    StringBuilder out = new StringBuilder(text);
    for (int change = random.nextInt(6); change >= 0; change--) {
      int at = random.nextInt(out.length() + 1);
      int end = Math.min(out.length(), at + random.nextInt(40));
      switch (random.nextInt(6)) {
        case 0 -> out.delete(at, end);
        case 1 -> out.insert(at, out.substring(at, end));
        case 2 -> out.replace(at, Math.min(end, at + 2), piece(random));
        case 3 -> out.insert(at, piece(random).repeat(1 + random.nextInt(40)));
        case 4 -> out.setLength(at);
        default -> {
          String other = others.get(random.nextInt(others.size()));
          int from = random.nextInt(other.length() + 1);
          out.insert(at, other, from, Math.min(other.length(), from + random.nextInt(200)));
        }
      }
    }
    return out.toString();
  }

  private static String piece(Random random) {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  /**
   * How long the largest answers take, and those of a quarter, is printed and not asserted: the
   * least of a few times, since other programs take theirs.
   */
  @Test
  void largeTextsTakeNoLongerThanTheirLength() {
    StringBuilder report = new StringBuilder();
    for (StatusKind kind : KINDS) {
      report.append(' ').append(kind).append(' ').append(millis(kind, LONGEST / 4));
      report.append(' ').append(millis(kind, LONGEST));
    }
    log.warn(
        "a quarter of, and a whole status text of {}, milliseconds by kind:{}", LONGEST, report);
  }

  private static long millis(StatusKind kind, int length) {
    String text = kind.large(length);
    long least = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      ServerStatus status = StatusFormats.named(kind.format()).parse(text);
      least = Math.min(least, System.nanoTime() - start);
      assertEquals(text.length(), status.text().length());
    }
    return least / 1_000_000;
  }

  /** A line of hostile separators is long enough to show what is not linear: hours, not millis. */
  @Test
  void longLinesOfSeparatorsEnd() {
    for (String piece :
        List.of(" ", "\"", "'", ", ", " | ", ": ", "\\", "^7", " / ", "[x] ", ", pos=(", ID_CELL)) {
      String line = piece.repeat(LINE / piece.length());
      for (StatusKind kind : KINDS) {
        String answer = kind.answer(List.of(line));
        assertNotNull(StatusFormats.named(kind.format()).parse(answer));
      }
    }
  }

  /** No server has hundreds of thousands of rows, and reading them would delay other servers. */
  @Test
  void whatFollowsTooManyLinesStaysRaw() {
    String head = "ID\tName\tPing\tIP\n";
    String row = "0\tone\t31\t192.0.2.7\n";
    ServerStatus whole = StatusFormats.named("samp").parse(head + row.repeat(TextLines.MOST - 2));
    assertTrue(whole.complete());
    assertEquals(TextLines.MOST - 2, whole.players().size());
    String text = head + row.repeat(TextLines.MOST + 1);
    ServerStatus cut = StatusFormats.named("samp").parse(text);
    assertFalse(cut.complete());
    assertEquals(TextLines.MOST - 1, cut.players().size());
    assertEquals(text, cut.text());
  }

  @Test
  void aLineThatIsTooLongStaysRaw() {
    String line = "#    1 \"" + "x".repeat(TextLines.LONGEST) + "\" [U:1:1] 06:13 99 0 active\n";
    String text =
        "# userid name                uniqueid            connected ping loss state  adr\n"
            + line
            + "#    2 \"b\" [U:1:2] 06:13 99 0 active 192.0.2.7:27005\n";
    ServerStatus status = StatusFormats.named("source").parse(text);
    assertEquals(1, status.players().size());
    assertEquals(text, status.text());
  }
}
