package io.rcon.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.rcon.Rcon;
import io.rcon.cli.Main;
import io.rcon.codec.RconCodecException;
import io.rcon.config.FleetFile;
import io.rcon.fake.FakeFleet;
import io.rcon.games.GamesProvider;
import io.rcon.load.LoadGenerator;
import io.rcon.monitor.FleetMonitor;
import io.rcon.simulator.SimulatedServer;
import io.rcon.tunnel.Tunnel;
import java.util.List;

/** The main code of all artifacts, read once. */
final class Artifacts {
  /** One class of each. */
  private static final List<Class<?>> HOMES =
      List.of(
          Rcon.class,
          RconCodecException.class,
          SimulatedServer.class,
          FleetFile.class,
          GamesProvider.class,
          FakeFleet.class,
          Tunnel.class,
          LoadGenerator.class,
          FleetMonitor.class,
          Main.class);

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importLocations(HOMES.stream().map(Artifacts::home).toList());

  private Artifacts() {}

  static JavaClasses classes() {
    return CLASSES;
  }

  private static Location home(Class<?> type) {
    return Location.of(type.getProtectionDomain().getCodeSource().getLocation());
  }
}
