package io.rcon.tunnel;

import io.rcon.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of now: read again when their files change, kept when the new ones are no good. */
final class KeyRing {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.tunnel");

  private final TunnelOptions options;
  private List<String> stamps;
  private Keys keys;

  /** Reads all files; a failure to do so is for whoever starts the tunnel. */
  KeyRing(TunnelOptions options) throws IOException {
    this.options = options;
    // Before reading: what changes meanwhile is then seen as a change.
    stamps = stamps();
    keys = Keys.load(options);
    tell("");
  }

  Keys keys() {
    return keys;
  }

  /** Looks whether a file has changed; says whether there are new keys. */
  boolean refresh() {
    List<String> now = stamps();
    if (now.equals(stamps)) {
      return false;
    }
    stamps = now;
    try {
      keys = Keys.load(options);
    } catch (IOException | RuntimeException e) {
      log.warn(
          "The files have changed and cannot be used; what was read before stays in force: {}",
          LogText.harmless(String.valueOf(e.getMessage())));
      return false;
    }
    tell("has read its files again; it ");
    return true;
  }

  private void tell(String news) {
    Tokens tokens = keys.tokens();
    log.info(
        "The tunnel {}shows the certificate of {}, valid until {}{}",
        news,
        keys.certificate(),
        keys.expires(),
        tokens == null ? "" : "; tokens: " + tokens.size());
    if (keys.expires().isBefore(Instant.now())) {
      log.warn("The certificate of {} has expired; clients will refuse it", keys.certificate());
    }
    options.secretFiles().stream()
        .filter(Secret::isExposed)
        .forEach(file ->
            log.warn("{} holds a secret and can be read by others; run chmod 600 on it", file));
  }

  private List<String> stamps() {
    return options.files().stream().map(KeyRing::stamp).toList();
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
    } catch (IOException e) {
      return "missing";
    }
  }
}
