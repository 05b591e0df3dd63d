package io.rcon.cli;

import io.rcon.Secret;
import io.rcon.testing.Printed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the program in this process with streams and an environment of the test's. */
final class Run {
  private final Map<String, String> environment = new TreeMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private OutputStream outStream = out;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private InputStream in = InputStream.nullInputStream();
  private String hidden = "";
  private boolean terminal;
  private int status;
  private Console console;

  Run variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Run input(String text) {
    return input(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  Run input(InputStream stream) {
    in = stream;
    return this;
  }

  /** Takes the answers instead of {@link #out()}. */
  Run output(OutputStream stream) {
    outStream = stream;
    return this;
  }

  /** Answers a question for the password at a terminal. */
  Run terminal(String password) {
    terminal = true;
    hidden = password;
    return this;
  }

  /** The console, for tests that press Ctrl-C; made when it is first asked for. */
  Console console() {
    if (console == null) {
      console =
          new Console(
              in,
              terminal,
              ProgramOutput.ofAnswers(outStream, terminal),
              ProgramOutput.ofMessages(err, terminal),
              environment::get,
              (console, prompt) -> Secret.of(hidden));
    }
    return console;
  }

  int rcon(String... arguments) {
    try {
      status = Main.run(console(), arguments);
      return status;
    } finally {
      Printed.keep("program", out() + err());
    }
  }

  /** The exit code of the last run. */
  int status() {
    return status;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  List<String> outLines() {
    return out().lines().toList();
  }
}
