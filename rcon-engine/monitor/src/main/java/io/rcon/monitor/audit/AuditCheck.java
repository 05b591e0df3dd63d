package io.rcon.monitor.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The result of checking an audit log by its file alone, and with a head that was kept elsewhere.
 *
 * @param lines how many lines follow each other
 * @param breaks where the chain is broken, in words; the first hundred
 * @param notes what is no damage: unfinished lines of crashes, commands without an outcome
 * @param head the hash of the last line
 * @param knownAt the number of the line with the hash that was asked for; empty if there is none
 */
public record AuditCheck(
    long lines, List<String> breaks, List<String> notes, String head, OptionalLong knownAt) {
  private static final int MOST = 100;

  /** Copies the lists. */
  public AuditCheck {
    breaks = List.copyOf(breaks);
    notes = List.copyOf(notes);
  }

  /**
   * Reads a log, which may be in use.
   *
   * @param file the file
   * @param known a head that was told before; empty for none
   * @return what is to be said
   * @throws IOException if the file cannot be read
   */
  public static AuditCheck of(Path file, String known) throws IOException {
    Reading reading = new Reading(known);
    ChainReader reader = new ChainReader(reading, AuditLine.BEGINNING, 0);
    try (InputStream in = Files.newInputStream(file)) {
      reader.read(in);
    }
    if (reader.isTorn()) {
      reading.notes.add(
          "the last "
              + reader.tornBytes()
              + " bytes are no line: a write was cut off or is under way, or they were changed");
    }
    if (!reading.open.isEmpty()) {
      reading.notes.add(
          reading.open.size()
              + " commands have no outcome here: they may or may not have been run");
    }
    return new AuditCheck(
        reading.lines, reading.breaks, reading.notes, reader.head(), reading.knownAt);
  }

  private static final class Reading implements ChainReader.Listener {
    private final String known;
    private final List<String> breaks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> open = new HashSet<>();
    private long lines;
    private OptionalLong knownAt = OptionalLong.empty();

    Reading(String known) {
      this.known = known;
    }

    @Override
    public void line(Map<String, String> fields, String hash) {
      lines++;
      if (hash.equals(known)) {
        knownAt = OptionalLong.of(lines);
      }
      String event = fields.getOrDefault(AuditEntry.EVENT, "");
      if (event.equals(AuditEntry.COMMAND)) {
        open.add(fields.getOrDefault(AuditEntry.NUMBER, ""));
      } else if (event.equals(AuditEntry.OUTCOME)) {
        open.remove(fields.getOrDefault(AuditEntry.OF, ""));
      }
    }

    @Override
    public void broken(long line, String why) {
      if (breaks.size() < MOST) {
        breaks.add("line " + line + ": " + why);
      }
    }

    @Override
    public void torn(long line, int bytes) {
      if (notes.size() < MOST) {
        notes.add(
            "line "
                + line
                + " is unfinished ("
                + bytes
                + " bytes): a crash or a full disk cut the write off, and the log went on");
      }
    }
  }
}
