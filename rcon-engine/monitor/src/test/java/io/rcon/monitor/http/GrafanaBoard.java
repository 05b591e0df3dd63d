package io.rcon.monitor.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Makes the board of the names that the meters have, so that neither goes astray. */
final class GrafanaBoard {
  /** A panel with its queries. */
  record Panel(String title, String type, String unit, List<Query> queries) {}

  /** An expression of Prometheus and the legend of what it answers. */
  record Query(String expression, String legend) {}

  private static final String RATE = "[$__rate_interval]";

  private final List<Panel> panels = new ArrayList<>();

  GrafanaBoard() {
    String servers = MetricNames.SERVERS;
    panel(
        "Servers by state",
        "timeseries",
        "none",
        "sum by (health) (" + servers + ")",
        "{{health}}");
    panel(
        "Reachable",
        "stat",
        "percentunit",
        "sum(" + servers + "{health=~\"up|slow\"}) / sum(" + servers + ")",
        "reachable");
    panel(
        "Players by $group",
        "timeseries",
        "none",
        "sum by ($group) (" + MetricNames.SERVER_PLAYERS + ")",
        "{{$group}}");
    panel("Players", "stat", "none", MetricNames.PLAYERS, "players");
    panel(
        "Slowest ten", "table", "s", "topk(10, " + MetricNames.SERVER_LATENCY + ")", "{{server}}");
    panels.add(
        new Panel(
            "Answers by dialect",
            "timeseries",
            "s",
            List.of(quantile("0.5", "p50"), quantile("0.95", "p95"), quantile("0.99", "p99"))));
    panel(
        "Refused and banned", "table", "none", MetricNames.SERVER_REFUSED + " == 1", "{{server}}");
    panel(
        "Sessions that are refused",
        "timeseries",
        "none",
        "sum by (dialect) (" + MetricNames.SESSIONS + "{state=\"refused\"})",
        "{{dialect}}");
    panel(
        "Reconnects a second",
        "timeseries",
        "none",
        "sum by (dialect) (rate(" + MetricNames.RECONNECTS + RATE + "))",
        "{{dialect}}");
    panel(
        "Oldest answers",
        "table",
        "s",
        "topk(10, time() - " + MetricNames.SERVER_LAST_SUCCESS + ")",
        "{{server}}");
    panel(
        "Most failures in a row",
        "table",
        "none",
        "topk(10, " + MetricNames.SERVER_FAILURES + " > 0)",
        "{{server}}");
    panel(
        "In maintenance", "stat", "none", "sum(" + MetricNames.SERVER_MAINTENANCE + ")", "servers");
    panel("Event loop: lateness of polls, p99", "timeseries", "s", MetricNames.POLL_LAG, "p99");
    panels.add(
        new Panel(
            "Polls a second",
            "timeseries",
            "none",
            List.of(
                new Query("rate(" + MetricNames.POLLS + "_total" + RATE + ")", "ended"),
                new Query("rate(" + MetricNames.FAILED_POLLS + "_total" + RATE + ")", "failed"),
                new Query(
                    "rate(" + MetricNames.SKIPPED_POLLS + "_total" + RATE + ")", "skipped"))));
  }

  private void panel(String title, String type, String unit, String expression, String legend) {
    panels.add(new Panel(title, type, unit, List.of(new Query(expression, legend))));
  }

  private static Query quantile(String of, String name) {
    return new Query(
        "histogram_quantile("
            + of
            + ", sum by (dialect, le) (rate("
            + MetricNames.COMMAND_BUCKETS
            + RATE
            + ")))",
        "{{dialect}} " + name);
  }

  String json() throws IOException {
    StringWriter out = new StringWriter();
    DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
    lines.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(lines);
      json.writeStartObject();
      json.writeStringField("title", "RCON fleet");
      json.writeStringField("uid", "rcon-fleet");
      json.writeNumberField("schemaVersion", 38);
      json.writeStringField("refresh", "30s");
      json.writeObjectFieldStart("time");
      json.writeStringField("from", "now-6h");
      json.writeStringField("to", "now");
      json.writeEndObject();
      json.writeObjectFieldStart("templating");
      json.writeArrayFieldStart("list");
      variable(json, "datasource", "datasource", "prometheus");
      variable(json, "group", "textbox", "dialect");
      json.writeEndArray();
      json.writeEndObject();
      json.writeArrayFieldStart("panels");
      for (int i = 0; i < panels.size(); i++) {
        panel(json, panels.get(i), i);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out + "\n";
  }

  private static void variable(JsonGenerator json, String name, String type, String query)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("type", type);
    json.writeStringField("query", query);
    if (type.equals("textbox")) {
      json.writeObjectFieldStart("current");
      json.writeStringField("text", query);
      json.writeStringField("value", query);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void panel(JsonGenerator json, Panel panel, int index) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", index + 1);
    json.writeStringField("title", panel.title());
    json.writeStringField("type", panel.type());
    json.writeObjectFieldStart("gridPos");
    json.writeNumberField("h", 8);
    json.writeNumberField("w", 12);
    json.writeNumberField("x", index % 2 * 12);
    json.writeNumberField("y", index / 2 * 8);
    json.writeEndObject();
    source(json);
    json.writeObjectFieldStart("fieldConfig");
    json.writeObjectFieldStart("defaults");
    json.writeStringField("unit", panel.unit());
    json.writeEndObject();
    json.writeArrayFieldStart("overrides");
    json.writeEndArray();
    json.writeEndObject();
    json.writeArrayFieldStart("targets");
    for (int i = 0; i < panel.queries().size(); i++) {
      Query query = panel.queries().get(i);
      json.writeStartObject();
      json.writeStringField("refId", String.valueOf((char) ('A' + i)));
      source(json);
      json.writeStringField("expr", query.expression());
      json.writeStringField("legendFormat", query.legend());
      json.writeBooleanField("instant", panel.type().equals("table"));
      if (panel.type().equals("table")) {
        json.writeStringField("format", "table");
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void source(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("datasource");
    json.writeStringField("type", "prometheus");
    json.writeStringField("uid", "${datasource}");
    json.writeEndObject();
  }
}
