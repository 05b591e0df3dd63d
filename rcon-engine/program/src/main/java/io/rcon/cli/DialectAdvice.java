package io.rcon.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rcon.Dialect;
import io.rcon.DialectFindings;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Advises which dialect to write down for a server, by what was concluded of it. */
final class DialectAdvice {
  /** Among more nobody would choose. */
  private static final int MOST_CHOICES = 3;

  private DialectAdvice() {}

  static String words(DialectFindings findings) {
    String advised = "-t " + findings.advised().name();
    List<List<Dialect>> choices = findings.choices();
    return switch (findings.confidence()) {
      case CERTAIN -> advised;
      case ALIKE -> advised + ", which does for " + names(choices.get(0), " and ");
      case NONE -> advised + ", which takes nothing for granted";
      case OPEN ->
          findings.possible().isEmpty() && choices.size() <= MOST_CHOICES
              ? choices(choices) + advised + " where that is not known"
              : advised + ", which does for all of them, until you know which it is";
    };
  }

  /** The same as fields: the dialect to write down, and all that nothing excludes. */
  static void write(JsonGenerator json, DialectFindings findings) throws IOException {
    json.writeStringField("write", findings.advised().name());
    json.writeStringField("confidence", findings.confidence().name());
    json.writeArrayFieldStart("candidates");
    for (Dialect each : findings.likely()) {
      json.writeString(each.name());
    }
    for (Dialect each : findings.possible()) {
      json.writeString(each.name());
    }
    json.writeEndArray();
  }

  private static String choices(List<List<Dialect>> choices) {
    return choices.stream()
        .map(alike -> "-t " + alike.get(0) + " for " + names(alike, " or ") + "; ")
        .collect(Collectors.joining());
  }

  private static String names(List<Dialect> dialects, String last) {
    List<String> names = dialects.stream().map(Dialect::name).toList();
    int end = names.size() - 1;
    return end == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, end)) + last + names.get(end);
  }
}
