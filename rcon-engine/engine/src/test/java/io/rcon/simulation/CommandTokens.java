package io.rcon.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the tokens of commands in what is sent, and those of answers in what comes back. */
final class CommandTokens {
  private static final Pattern COMMAND = Pattern.compile("\\bq(\\d+)\\.\\d+\\.\\d+");
  private static final Pattern ANSWER = Pattern.compile("\\[q(\\d{6})@(\\d\\d):\\d{4}]");

  private CommandTokens() {}

  /** The command that a request holds, if it holds one. */
  static @Nullable Entry entry(String request, ServerUnderTest place, Ledger ledger) {
    Matcher matcher = COMMAND.matcher(request);
    if (!matcher.find()) {
      return null;
    }
    Entry entry = ledger.sent(Integer.parseInt(matcher.group(1)), place);
    ledger.check(entry != null, "a server gets only its own commands", place + " got " + request);
    return entry;
  }

  /** The commands that a text of several requests holds. */
  static List<Entry> entries(String requests, ServerUnderTest place, Ledger ledger) {
    List<Entry> entries = new ArrayList<>();
    Matcher matcher = COMMAND.matcher(requests);
    while (matcher.find()) {
      Entry entry = entry(matcher.group(), place, ledger);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** The tokens of answers in a text, in their order. */
  static String answers(String text) {
    StringBuilder tokens = new StringBuilder();
    Matcher matcher = ANSWER.matcher(text);
    while (matcher.find()) {
      tokens.append(matcher.group());
    }
    return tokens.toString();
  }

  static boolean hasOwn(String text, Entry entry) {
    return text.contains(Entry.line(entry.id, entry.place.number, 0).substring(0, 12));
  }

  /** Whether there is a token of another command, or of another server. */
  static boolean hasForeign(String text, Entry entry) {
    Matcher matcher = ANSWER.matcher(text);
    while (matcher.find()) {
      if (Integer.parseInt(matcher.group(1)) != entry.id
          || Integer.parseInt(matcher.group(2)) != entry.place.number) {
        return true;
      }
    }
    return false;
  }
}
