package io.rcon.cli;

import picocli.CommandLine.Option;

/** Options for how outcomes are shown. */
final class OutputOptions {
  /** The forms. */
  enum Form {
    /** The answer itself, fit for people. */
    text,
    /** One object a line. */
    json,
    /** The same as json: one object a line. */
    ndjson,
    /** One row a server, when all are there. */
    table
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description =
          "text, json, ndjson or table. json and ndjson print one object a line; default text.")
  private Form form = Form.text;

  ReplyPrinter printer(Console console, boolean many, Progress progress) {
    return switch (form) {
      case text -> new TextPrinter(console, many, progress);
      case json, ndjson -> new JsonPrinter(console.out(), progress);
      case table -> new TablePrinter(console.out(), progress);
    };
  }

  boolean isTable() {
    return form == Form.table;
  }

  boolean isJson() {
    return form == Form.json || form == Form.ndjson;
  }
}
