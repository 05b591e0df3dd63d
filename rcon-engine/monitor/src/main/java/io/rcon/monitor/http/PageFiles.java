package io.rcon.monitor.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of the page, read once. Their version is a digest of them all; it is in the path of
 * each, so that a browser keeps them for good and a new program brings new ones.
 */
final class PageFiles {
  private static final String FOLDER = "/io/rcon/monitor/page/";
  private static final String INDEX = "index.html";

  /** All that is served beside the index; nothing else of the class path can be asked for. */
  static final List<String> NAMES =
      List.of(
          "announce.js",
          "care.js",
          "change.js",
          "charts.js",
          "colours.css",
          "columns.js",
          "connection.js",
          "console.css",
          "console.js",
          "details.js",
          "favicon.svg",
          "filter.js",
          "fleetcharts.js",
          "format.js",
          "frame.js",
          "keyboard.js",
          "layout.css",
          "lists.js",
          "login.js",
          "main.js",
          "model.js",
          "order.js",
          "past.js",
          "readable.js",
          "route.js",
          "rows.js",
          "series.js",
          "snapshot.js",
          "sparkline.js",
          "stream.js",
          "table.css",
          "table.js",
          "totals.js",
          "uPlot.iife.min.js",
          "uPlot.min.css");

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, byte[]> files = new TreeMap<>();
  private final String version;
  private final byte[] index;

  PageFiles() {
    byte[] template = read(INDEX);
    MessageDigest digest = digest();
    digest.update(template);
    for (String name : NAMES) {
      byte[] bytes = read(name);
      digest.update(bytes);
      files.put(name, bytes);
    }
    version = HexFormat.of().formatHex(digest.digest(), 0, 8);
    index =
        new String(template, StandardCharsets.UTF_8)
            .replace("@VERSION@", version)
            .getBytes(StandardCharsets.UTF_8);
  }

  String version() {
    return version;
  }

  byte[] index() {
    return index;
  }

  Optional<byte[]> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  static String type(String name) {
    return TYPES.getOrDefault(
        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
  }

  private static byte[] read(String name) {
    String path = FOLDER + (name.startsWith("uPlot") ? "uplot/" : "") + name;
    try (InputStream in = PageFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(
            path + " is missing in the program; build or install it again");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
