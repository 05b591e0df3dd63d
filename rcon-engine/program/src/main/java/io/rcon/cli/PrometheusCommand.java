package io.rcon.cli;

import io.rcon.monitor.http.PrometheusFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the files that make Prometheus and Grafana watch the watcher. */
@Command(
    name = "prometheus",
    header = "Prints rules, configurations and a Grafana board for 'rcon watch'.",
    description = {
      "",
      "rules         alerts; 'promtool check rules' takes them",
      "tests         their unit tests, for 'promtool test rules' beside rules.yaml",
      "config        a configuration of Prometheus that scrapes a watcher",
      "alertmanager  one of Alertmanager: the alert of a group silences those of its servers",
      "board         a board to import into Grafana"
    },
    footer = {"", "Example:", "  rcon prometheus rules > rules.yaml"})
final class PrometheusCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "One of ${COMPLETION-CANDIDATES}.")
  private PrometheusFile file = PrometheusFile.RULES;

  PrometheusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(file.text());
    return ExitCode.OK;
  }
}
