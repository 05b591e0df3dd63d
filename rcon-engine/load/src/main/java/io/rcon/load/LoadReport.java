package io.rcon.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A result as one HTML file: what it needs is in it, and its own policy lets a browser run its two
 * scripts and nothing else.
 */
public final class LoadReport {
  private static final Pattern PLACE = Pattern.compile("@([A-Z]+)@");

  private LoadReport() {}

  /**
   * Makes the file.
   *
   * @param result what was found
   * @param knee what a search found; null if there was none
   * @return HTML, below 150 kB
   */
  public static String html(LoadResult result, @Nullable Knee knee) {
    String style = resource("uplot/uPlot.min.css") + resource("report.css");
    String uplot = resource("uplot/uPlot.iife.min.js");
    String script = resource("report.js");
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "CSP",
        "default-src 'none'; script-src %s %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'"
            .formatted(hash(uplot), hash(script), hash(style)));
    parts.put("TITLE", escaped("rcon load: " + result.target()));
    parts.put("STYLE", style);
    parts.put("TARGET", escaped(result.target()));
    parts.put("ANSWER", escaped(answer(result, knee)));
    parts.put("WHY", escaped(why(result, knee)));
    parts.put("NOTES", notes(result));
    parts.put("TABLE", table(result));
    parts.put(
        "STEPS",
        knee == null
            ? ""
            : "<h2>Rates that were tried</h2><div class=\"plot\" id=\"steps\"></div>");
    parts.put(
        "TICK",
        ReportData.isWatched(result)
            ? "<h2>The game's own speed</h2><div class=\"plot\" id=\"tick\"></div>"
            : "");
    parts.put("FACTS", facts(result));
    parts.put("DATA", ReportData.json(result, knee));
    parts.put("UPLOT", uplot);
    parts.put("SCRIPT", script);
    Matcher places = PLACE.matcher(resource("report.html"));
    return places.replaceAll(
        place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
  }

  private static String answer(LoadResult result, @Nullable Knee knee) {
    if (knee != null) {
      return String.format(Locale.ROOT, "%s commands a second", number(knee.rate()));
    }
    return String.format(Locale.ROOT, "%s commands a second were answered", number(result.rate()));
  }

  private static String why(LoadResult result, @Nullable Knee knee) {
    String asked =
        result.plan().isClosed()
            ? ""
            : " of " + number(result.asked() / result.seconds()) + " a second that were asked";
    return knee != null
        ? String.format(
            Locale.ROOT,
            "is the highest rate that was borne three times, with 99 in 100 answers within %.1f ms."
                + " What ended it: %s",
            knee.p99(),
            knee.words())
        : String.format(
            Locale.ROOT,
            "%s99 in 100 answers came within %.1f ms, %d commands ended badly%s",
            asked.isEmpty() ? "" : asked.strip() + "; ",
            result.response().p99(),
            result.errorCount(),
            result.interrupted() ? "; ended early" : "");
  }

  private static String notes(LoadResult result) {
    StringJoiner notes = new StringJoiner("\n");
    if (!result.isValid()) {
      notes.add(
          "<div class=\"invalid\"><strong>These figures are not valid.</strong> "
              + escaped(String.join("; ", result.doubts()))
              + "</div>");
    }
    if (!result.label().isEmpty()) {
      notes.add("<p class=\"label\">" + escaped(result.label()) + "</p>");
    }
    return notes.toString();
  }

  private static String table(LoadResult result) {
    return "<tr><th>ms</th><th>p50</th><th>p90</th><th>p99</th><th>p99.9</th><th>max</th>"
        + "<th>mean</th></tr>"
        + row("response: from the scheduled start", result.response())
        + row("service: from the write", result.service())
        + row("lateness: our own", result.lateness());
  }

  private static String row(String name, LoadTimes times) {
    return String.format(
        Locale.ROOT,
        "<tr><td>%s</td><td>%.2f</td><td>%.2f</td><td>%.2f</td><td>%.2f</td><td>%.2f</td><td>%.2f</td></tr>",
        name,
        times.p50(),
        times.p90(),
        times.p99(),
        times.p999(),
        times.max(),
        times.mean());
  }

  private static String facts(LoadResult result) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("commands", String.join("; ", result.script()));
    LoadPlan plan = result.plan();
    facts.put(
        "load",
        plan.isClosed()
            ? "closed loop, depth " + plan.depth()
            : "open loop, " + plan.schedule() + (plan.verify() ? ", answers verified" : ""));
    facts.put("errors", result.errors().isEmpty() ? "none" : result.errors().toString());
    facts.put("waited for the server's depth", String.valueOf(result.depthFull()));
    facts.put("could not be started", String.valueOf(result.notStarted()));
    facts.putAll(result.machine());
    StringBuilder html = new StringBuilder();
    facts.forEach((name, value) ->
        html.append("<dt>")
            .append(escaped(name))
            .append("</dt><dd>")
            .append(escaped(value))
            .append("</dd>"));
    return html.toString();
  }

  private static String number(double value) {
    return String.format(
        Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = LoadReport.class.getResourceAsStream(name)) {
      // A browser reads CR LF as LF before it hashes.
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
          .replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
