package io.rcon.cli;

import io.rcon.Doom3Facts;
import io.rcon.Family;
import io.rcon.GoldSrcFacts;
import io.rcon.QuakeFacts;
import io.rcon.RconException;
import io.rcon.RconFleet;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.SampFacts;
import io.rcon.Server;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what servers say by themselves. */
@Command(
    name = "tail",
    header = "Prints what servers say by themselves, as it comes.",
    description = {
      "",
      "A line for each event: time, server, kind (chat, join, leave, console), player and text.",
      "Servers that are lost are connected to again; Ctrl-C ends."
    },
    footer = {
      "",
      "Examples:",
      "  rcon tail -t econ -a 10.0.0.7:8303 --password-file secret.txt",
      "  rcon tail -f fleet.yaml -l dialect=battleye --only chat,join,leave -o json"
    })
final class TailCommand implements Callable<Integer> {
  private static final Set<Family> ONLY_ANSWERS =
      Set.of(QuakeFacts.FAMILY, GoldSrcFacts.FAMILY, SampFacts.FAMILY, Doom3Facts.FAMILY);

  private final Console console;
  private final MainLoop loop = new MainLoop();
  private final StateChanges changes = new StateChanges();

  /** The servers that turned the password away. */
  private final Set<String> refused = new HashSet<>();

  private boolean stopped;

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private EngineOptions engine = new EngineOptions();

  /** The forms. */
  enum EventForm {
    /** A line for people. */
    text,
    /** One object a line. */
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "text, or json: one object a line, with the whole line of the server.")
  private EventForm form = EventForm.text;

  @Option(
      names = "--only",
      paramLabel = "KIND",
      split = ",",
      description = "Only these kinds, separated by commas: chat, join, leave, console.")
  private @Nullable Set<EventLog.Kind> only;

  TailCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Server> servers =
        new SessionServers(console, "not listened to").of(target.servers(console));
    console.interrupts().handle(() -> loop.execute(() -> stopped = true));
    EventLog log = new EventLog(console.out(), form == EventForm.json, only == null ? all() : only);
    try (RconFleet fleet = Fleets.open(engine, options -> options.listener(news()))) {
      List<RconSession> sessions = Fleets.add(fleet, servers);
      sessions.forEach(this::remark);
      sessions.forEach(session -> session.events().subscribe(new EventReader(loop, log)));
      wake(sessions);
      loop.runUntil(() -> stopped || refused.size() == sessions.size());
      return stopped ? interrupted() : ExitCode.PASSWORD;
    }
  }

  private static Set<EventLog.Kind> all() {
    return EnumSet.allOf(EventLog.Kind.class);
  }

  /** SIGTERM is how such a command is meant to end. */
  private int interrupted() {
    return console.interrupts().terminated() ? ExitCode.OK : ExitCode.INTERRUPTED;
  }

  /** A game of these families answers and says nothing else. */
  private void remark(RconSession session) {
    if (ONLY_ANSWERS.contains(session.server().dialect().family())) {
      console
          .err()
          .line(
              TerminalText.harmless(session.server().name())
                  + ": a server of "
                  + session.server().dialect()
                  + " says nothing by itself over rcon");
    }
  }

  private RconListener news() {
    return new RconListener() {
      @Override
      public void stateChanged(
          Server server, SessionState from, SessionState to, Optional<RconException> cause) {
        // A connection that is idle to others is lost here: nothing else brings the next one.
        boolean lost = from == SessionState.READY && to == SessionState.IDLE;
        changes.stateChanged(server, from, lost ? SessionState.BACKING_OFF : to, cause);
        loop.execute(() -> changed(server.name(), to == SessionState.REFUSED));
      }
    };
  }

  /** Tells it before the command may end by it. */
  private void changed(String server, boolean isRefused) {
    if (isRefused) {
      refused.add(server);
    } else {
      refused.remove(server);
    }
    changes.take().forEach(line -> console.err().line(line));
  }

  /** Nothing is asked of them, so that nothing else connects those that closed. */
  private void wake(List<RconSession> sessions) {
    sessions.stream()
        .filter(each -> each.state() == SessionState.IDLE)
        .forEach(RconSession::whenReady);
    loop.executeAfter(Duration.ofSeconds(1), () -> wake(sessions));
  }
}
