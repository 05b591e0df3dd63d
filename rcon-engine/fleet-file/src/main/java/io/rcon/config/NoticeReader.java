package io.rcon.config;

import io.rcon.Secret;
import io.rcon.Selector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the section {@code notify}. */
final class NoticeReader {
  private static final String URL = "url_file";
  private static final String STATES = "states";
  private static final List<String> KEYS = List.of(URL, "form", "on", STATES, "gather");
  private static final int MOST = 16;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Duration GATHER = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final NamedFiles files;

  NoticeReader(NamedFiles files) {
    this.files = files;
  }

  List<FleetNotice> read(Section notices) {
    List<FleetNotice> all = new ArrayList<>();
    if (notices.keys().size() > MOST) {
      notices.problems().add(notices.place().error("'notify' has more than " + MOST + " webhooks"));
    }
    for (String name : notices.keys()) {
      notices
          .problems()
          .check(() -> {
            if (!NAME.matcher(name).matches()) {
              throw notices
                  .place(name)
                  .error(
                      "a webhook's name has letters, digits, dots, hyphens and underscores, at"
                          + " most 64");
            }
            all.add(notice(name, notices.section(name, "key").orElseThrow().only(KEYS)));
          });
    }
    return all;
  }

  private FleetNotice notice(String name, Section section) {
    return new FleetNotice(
        name,
        section.read("form", value -> word(value, FleetNotice.Form.class), FleetNotice.Form.JSON),
        url(section.require(URL)),
        section.read("on", ScheduleReader::selector, Selector.all()),
        states(section),
        section.read("gather", NoticeReader::gather, GATHER));
  }

  /** Only the name of the file may be told. */
  private Secret url(Scalar value) {
    Path file = files.named(value);
    try {
      Secret url = Secret.file(file);
      WebhookAddress.of(url);
      files.warnIfOthersCanRead(file, "the URL of a webhook");
      return url;
    } catch (IOException e) {
      String reason = NamedFiles.reason(file, e).replace("the password file ", "");
      throw value.error(
          reason.startsWith("holds ")
              ? "names " + file + ", which " + reason
              : "cannot be used: " + reason);
    }
  }

  private static Set<FleetNotice.State> states(Section section) {
    Set<FleetNotice.State> states = EnumSet.noneOf(FleetNotice.State.class);
    for (Scalar value : section.scalars(STATES)) {
      states.add(word(value, FleetNotice.State.class));
    }
    if (!section.has(STATES)) {
      return EnumSet.allOf(FleetNotice.State.class);
    }
    if (states.isEmpty() || states.equals(EnumSet.of(FleetNotice.State.UP))) {
      throw section
          .place(STATES)
          .error("'states' names nothing that could be wrong; add DOWN, REFUSED or SLOW");
    }
    return states;
  }

  private static <E extends Enum<E>> E word(Scalar value, Class<E> words) {
    for (E word : words.getEnumConstants()) {
      if (word.name().equalsIgnoreCase(value.text())) {
        return word;
      }
    }
    throw value.noneOf(
        Arrays.stream(words.getEnumConstants())
            .map(word -> word.name().toLowerCase(Locale.ROOT))
            .toList());
  }

  private static Duration gather(Scalar value) {
    Duration gather = value.positiveDuration();
    if (gather.compareTo(LONGEST) > 0) {
      throw value.error("must be at most 10m");
    }
    return gather;
  }
}
