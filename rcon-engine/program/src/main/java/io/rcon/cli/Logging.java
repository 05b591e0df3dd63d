package io.rcon.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;

/**
 * Sets up the program's logging backend: warnings on standard error, unless told otherwise. Of the
 * engine only errors: what becomes of sessions and commands, the program tells itself.
 */
final class Logging {
  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private Logging() {}

  /** To be called before anything logs. Properties given to Java win. */
  static void configure() {
    // The backend looks for standard error each time that it writes.
    System.setErr(new LogStream(new FileOutputStream(FileDescriptor.err)));
    set("defaultLogLevel", "warn");
    set("log.io.rcon", "error");
    // Warnings of passwords that others can read are for the user of the program.
    set("log.io.rcon.config", "warn");
    set("showThreadName", "false");
    set("levelInBrackets", "true");
  }

  /** Shows every frame. To be called before the first session is opened. */
  static void traceTheWire() {
    System.setProperty(PREFIX + "log.io.rcon.wire", "trace");
  }

  /** Tells who comes and goes. To be called before the first tunnel is started. */
  static void tellOfTheTunnel() {
    set("log.io.rcon.tunnel", "info");
    set("showDateTime", "true");
    set("dateTimeFormat", "yyyy-MM-dd HH:mm:ss");
  }

  private static void set(String name, String value) {
    if (System.getProperty(PREFIX + name) == null) {
      System.setProperty(PREFIX + name, value);
    }
  }
}
