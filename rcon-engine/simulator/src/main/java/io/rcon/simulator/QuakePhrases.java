package io.rcon.simulator;

import java.util.List;

/** The phrases that games of the Quake family share. */
abstract class QuakePhrases implements Phrases {
  @Override
  public List<String> unknown(String name) {
    return name.isEmpty() ? List.of() : List.of("Unknown command \"" + name + "\"\n");
  }

  @Override
  public String big(int length) {
    return SampleText.lines(length);
  }
}
