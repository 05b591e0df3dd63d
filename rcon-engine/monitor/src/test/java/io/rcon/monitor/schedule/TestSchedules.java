package io.rcon.monitor.schedule;

import io.rcon.config.FleetFile;
import io.rcon.config.FleetSchedule;

/** Schedules as a fleet file would have them. */
final class TestSchedules {
  private TestSchedules() {}

  static FleetSchedule of(String keys) {
    return named("nightly", keys);
  }

  static FleetSchedule named(String name, String keys) {
    String text = "servers: {}\nschedules: {" + name + ": {on: '', " + keys + "}}";
    return FleetFile.parse(text, "fleet.yaml", variable -> null).schedules().get(0);
  }

  /** At a time of Berlin, with nothing but a save. */
  static FleetSchedule saving(String when) {
    return of(when + ", zone: Europe/Berlin, steps: [save]");
  }
}
