package io.rcon.config;

import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fleet written down in YAML. Immutable.
 *
 * <pre>
 * defaults:                       # any key of a server
 *   dialect: minecraft
 *   password: ${RCON_PASSWORD}    # from the environment; $${ for the characters themselves
 *   tags: {region: eu}            # merged tag by tag
 * servers:
 *   eu-17: {address: 10.0.0.7}    # the dialect's usual port
 *   eu-18:
 *     address: "[2001:db8::18]:25580"
 *     dialect: mymod
 *     password_file: eu-18.pw     # relative to this file
 *     tags: {event: winter}
 *     timeout: 10s                # 500ms, 5s, 2m, 1h
 *     poll: 30s                   # how often it is asked, where the fleet is polled
 *     tls: {ca: ca.pem, server_name: eu-18.example.org}    # or true: what this Java trusts
 *     proxy: socks5://me@10.0.0.1:1080                     # or http://…; the password beside it
 *     proxy_password_file: proxy.pw
 *     local_address: 10.0.0.2
 *     load: allowed                 # 'rcon load' may put load on it; refused unless said
 *     maintenance: true             # no alert of it; or {reason: …, until: 2026-12-01T04:00:00Z}
 *     query_port: 27016           # where queries go that anybody may ask
 *     query: direct               # around proxy and TLS, where queries stop otherwise
 *     rcon: off                   # queries only
 * dialects:                       # one's own
 *   mymod: {base: minecraft, max_request: 1413, pacing: {burst: 5, interval: 200ms}}
 * schedules:                      # run by 'rcon watch --schedules'
 *   nightly:
 *     at: "04:30"                 # or a list; or cron: "30 4 * * *"
 *     zone: Europe/Berlin
 *     on: dialect=minecraft       # a selector; '' for all
 *     canary: 1                   # so many servers first, alone
 *     batch: 20                   # then so many at once; all unless said
 *     on_failure: stop            # no further batch; or continue
 *     late: 5m                    # what is missed by more is skipped
 *     steps:                      # times bound a step
 *       - announce: restart in {left}
 *         at: [10m, 5m, 1m, 10s]
 *       - save
 *       - stop: 2m
 *       - wait: 10m               # until it answers; something else starts it
 *       - command: say this is {name}
 * notify:                         # webhooks that 'rcon watch' tells of changes of state
 *   ops:
 *     url_file: secrets/ops-hook  # its first line, https://…
 *     form: discord               # or slack, or json
 *     on: region=eu               # a selector; all unless said
 *     states: [down, refused, up] # and slow; all unless said
 *     gather: 10s                 # how long it must be quiet before what came is told
 * </pre>
 *
 * <p>A file with passwords that its group or others can read is warned of in the log.
 */
public final class FleetFile {
  private static final Logger LOG = LoggerFactory.getLogger(FleetFile.class);

  private final List<Server> servers;
  private final Map<String, Dialect> dialects;
  private final Set<String> loadAllowed;
  private final List<FleetSchedule> schedules;
  private final Map<String, FleetMaintenance> maintenance;
  private final List<FleetNotice> notices;

  FleetFile(
      List<Server> servers,
      Map<String, Dialect> dialects,
      Set<String> loadAllowed,
      List<FleetSchedule> schedules,
      Map<String, FleetMaintenance> maintenance,
      List<FleetNotice> notices) {
    this.servers = List.copyOf(servers);
    this.dialects = dialects;
    this.loadAllowed = Set.copyOf(loadAllowed);
    this.schedules = List.copyOf(schedules);
    this.maintenance = Map.copyOf(maintenance);
    this.notices = List.copyOf(notices);
  }

  /**
   * Reads a file, and the password files that it names. Variables come from the environment of this
   * process.
   *
   * @param file UTF-8
   * @param families those that the key {@code mechanism} of a dialect may name, beside those of
   *     {@link Dialect#all()}
   * @return the fleet
   * @throws FleetFileException if the file cannot be read or used
   */
  public static FleetFile load(Path file, Family... families) {
    return FleetReader.load(file, List.of(families), System::getenv, LOG::warn);
  }

  /**
   * Reads a text.
   *
   * @param text YAML; a relative {@code password_file} in it is relative to the working directory
   * @param sourceName names the text in errors
   * @param environment the value of a variable by its name, null if it is not set
   * @param families as for {@link #load}
   * @return the fleet
   * @throws FleetFileException if the text cannot be used
   */
  public static FleetFile parse(
      String text,
      String sourceName,
      Function<String, @Nullable String> environment,
      Family... families) {
    return new FleetReader(sourceName, Path.of(""), List.of(families), environment, LOG::warn)
        .parse(text);
  }

  /**
   * The servers.
   *
   * @return in the order of the file
   */
  public List<Server> servers() {
    return servers;
  }

  /**
   * The dialects that the file defines; those that come with the engine are not among them.
   *
   * @return by their names, in the order of the file
   */
  public Map<String, Dialect> dialects() {
    return dialects;
  }

  /**
   * The servers whose owner lets load be put on them: {@code load: allowed}.
   *
   * @return their names
   */
  public Set<String> loadAllowed() {
    return loadAllowed;
  }

  /**
   * The schedules of the file. Nothing runs because of them alone.
   *
   * @return in the order of the file
   */
  public List<FleetSchedule> schedules() {
    return schedules;
  }

  /**
   * The servers that the file sets in maintenance: they are watched, and nobody is alerted.
   *
   * @return by their names
   */
  public Map<String, FleetMaintenance> maintenance() {
    return maintenance;
  }

  /**
   * The webhooks that are to hear of changes of state. Nobody is told because of them alone.
   *
   * @return in the order of the file
   */
  public List<FleetNotice> notices() {
    return notices;
  }

  /**
   * Hands over each server, as in {@code file.forEach(fleet::add)}.
   *
   * @param action takes the servers in the order of the file
   */
  public void forEach(Consumer<Server> action) {
    servers.forEach(action);
  }
}
