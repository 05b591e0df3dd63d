package io.rcon.simulation;

import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.Reply;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of one command at one server. */
final class Entry {
  static final int LINE = line(0, 0, 0).length();

  final int id;
  final ServerUnderTest place;
  final Command command;
  final int size;
  final long givenAt;
  final long jumpedBefore;

  // What the network saw.
  int sent;
  int doubled;
  long firstSentAt;
  long lastSentAt;

  /** The login of its server's session under which it was sent. */
  int login;

  // What the server knows.
  int ran;
  boolean tampered;

  // What the caller was told.
  int ends;
  long endedAt;
  long jumpedAfter;
  @Nullable Reply reply;
  @Nullable RconException failure;

  private @Nullable String expected;

  private boolean ranBefore;
  private boolean isTurn;

  /** Something that did not belong to it may have been taken for part of its answer. */
  boolean hit;

  Entry(int id, ServerUnderTest place, Command command, int size, long now, long jumped) {
    this.id = id;
    this.place = place;
    this.command = command;
    this.size = size;
    givenAt = now;
    jumpedBefore = jumped;
  }

  /** A command's text, from which a server sees what to do with it. */
  static String text(int id, int size, long delayMillis) {
    return "q" + id + "." + size + "." + delayMillis;
  }

  /**
   * One line of the answer. All are of one length, so that even pieces in a wrong order give no
   * other command's name.
   */
  static String line(int id, int place, int number) {
    return String.format(Locale.ROOT, "[q%06d@%02d:%04d]\n", id, place, number);
  }

  String expected() {
    if (expected == null) {
      StringBuilder answer = new StringBuilder(size + LINE);
      String line = line(id, place.number, 0);
      String head = line.substring(0, LINE - 6);
      for (int i = 0; answer.length() < size; i++) {
        answer.append(head).append((char) ('0' + i / 1000)).append((char) ('0' + i / 100 % 10));
        answer.append((char) ('0' + i / 10 % 10)).append((char) ('0' + i % 10)).append("]\n");
      }
      expected = answer.toString();
    }
    return expected;
  }

  /** Its answer comes otherwise than by the rules of its game. */
  void isTampered() {
    tampered = true;
    place.tampers = true;
  }

  /** It is a turn of a poll, whose words were given before. */
  void follows(@Nullable Entry before) {
    isTurn = true;
    ranBefore = before != null && before.hasRun();
  }

  /** Whether it is one turn of many: what its server runs late may be of the turn before. */
  boolean isTurn() {
    return isTurn;
  }

  /** Whether the server ran these words. */
  boolean hasRun() {
    return ran > 0 || ranBefore;
  }

  boolean isEnded() {
    return ends > 0;
  }

  @Override
  public String toString() {
    return "q"
        + id
        + "@"
        + place.number
        + " ("
        + place.dialect
        + ", sent "
        + sent
        + ", doubled "
        + doubled
        + ", ran "
        + ran
        + (tampered ? ", tampered" : "")
        + (hit ? ", hit" : "")
        + ", ends "
        + ends
        + ": "
        + (reply != null ? reply : failure)
        + ")";
  }
}
