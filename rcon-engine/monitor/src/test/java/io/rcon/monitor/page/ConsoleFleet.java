package io.rcon.monitor.page;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.MonitorOptions;
import io.rcon.monitor.audit.AuditLog;
import io.rcon.monitor.http.FleetMetrics;
import io.rcon.monitor.http.HttpOptions;
import io.rcon.monitor.http.MonitorHttp;
import io.rcon.monitor.http.RemoteCommands;
import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A simulated server under watch behind TLS and a token, which takes commands. */
final class ConsoleFleet implements AutoCloseable {
  static final String TOKEN = "s3cret-page-token";

  final SimulatedServer simulated = SimulatedServer.start("minecraft", "s3cret");
  final Path audit;
  private final RconFleet fleet = Rcon.fleet();
  private final FleetMonitor monitor;
  private final AuditLog log;
  private final MonitorHttp http;

  ConsoleFleet(Path folder) throws IOException {
    fleet.add(
        Server.of(Dialect.MINECRAFT, "127.0.0.1", simulated.port(), Secret.of("s3cret"))
            .named("mc")
            .pollEvery(Duration.ofSeconds(2)));
    monitor = FleetMonitor.start(fleet, MonitorOptions.usual().every(Duration.ofSeconds(2)));
    audit = folder.resolve("fleet.audit");
    log = AuditLog.open(audit, news -> {});
    HttpOptions options =
        new HttpOptions(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            TestPki.write(folder.resolve("cert.pem"), TestPki.certificate(Shows.GOOD)),
            TestPki.write(folder.resolve("key.pem"), TestPki.key(Shows.GOOD)),
            Files.writeString(folder.resolve("tokens"), "anna " + TOKEN + "\n"),
            false);
    http =
        MonitorHttp.start(monitor, options, FleetMetrics.create(), RemoteCommands.of(fleet, log));
  }

  String url() {
    return http.url();
  }

  @Override
  public void close() {
    http.close();
    monitor.close();
    fleet.close();
    log.close();
    simulated.close();
  }
}
