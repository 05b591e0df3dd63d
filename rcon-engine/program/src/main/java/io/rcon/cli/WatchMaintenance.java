package io.rcon.cli;

import io.rcon.config.FleetMaintenance;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.MaintenanceNote;
import io.rcon.monitor.schedule.Maintenance;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the monitor who is in maintenance: by the fleet file, and by schedules. */
final class WatchMaintenance {
  private static final String FILE = "the fleet file";

  private @Nullable FleetMonitor monitor;

  void begin(FleetMonitor begun, TargetOptions target) {
    monitor = begun;
    reload(target);
  }

  /** Follows the file as it is now. Used on the command's thread only. */
  void reload(TargetOptions target) {
    if (monitor == null) {
      return;
    }
    Instant now = Instant.now();
    Map<String, MaintenanceNote> notes = new LinkedHashMap<>();
    for (Map.Entry<String, FleetMaintenance> each : target.maintenance().entrySet()) {
      FleetMaintenance said = each.getValue();
      notes.put(
          each.getKey(),
          new MaintenanceNote(FILE, now, said.reason().orElse(null), said.until().orElse(null)));
    }
    monitor.maintainedByFile(notes);
  }

  /** No token's name has a blank, so that a schedule is nobody else. */
  static Maintenance ofSchedules(FleetMonitor monitor) {
    return (server, on, by) -> monitor.maintenance(server, on, "schedule " + by);
  }
}
