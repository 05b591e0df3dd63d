package io.rcon.config;

import io.rcon.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code tls}: true, false, or what is to be verified. */
final class TlsReader {
  static final String KEY = "tls";

  private static final List<String> KEYS =
      List.of("ca", "pin", "client_certificate", "client_key", "server_name", "insecure");

  private final NamedFiles files;

  /** A fleet's servers mostly agree: those with equal TLS share one value. */
  private final Map<Tls, Tls> known = new HashMap<>();

  TlsReader(NamedFiles files) {
    this.files = files;
  }

  /** Empty if the section says nothing; an empty inside says that there is to be no TLS. */
  Optional<Optional<Tls>> read(Section section) {
    if (!section.has(KEY)) {
      return Optional.empty();
    }
    if (section.isSingle(KEY)) {
      boolean wanted = section.require(KEY).flag();
      return Optional.of(wanted ? Optional.of(Tls.systemTrust()) : Optional.empty());
    }
    Section said = section.section(KEY, "key").orElseThrow().only(KEYS);
    return Optional.of(Optional.of(shared(verified(said))));
  }

  private Tls shared(Tls tls) {
    return known.computeIfAbsent(tls, t -> t);
  }

  private Tls verified(Section section) {
    Tls trusting = Tls.systemTrust();
    Tls tls = section.read("ca", ca -> of(ca, trusting::ca), trusting);
    for (Scalar pin : section.scalars("pin")) {
      Tls before = tls;
      tls = section.problems().read(() -> pinned(before, pin), before);
    }
    Tls before = tls;
    tls = section.problems().read(() -> shown(section, before), before);
    Scalar name = section.scalar("server_name").orElse(null);
    try {
      if (name != null) {
        tls = tls.serverName(name.text());
      }
    } catch (IllegalArgumentException e) {
      throw name.error("cannot be used: " + e.getMessage());
    }
    Scalar insecure = section.scalar("insecure").orElse(null);
    try {
      return insecure != null && insecure.flag() ? tls.insecure() : tls;
    } catch (IllegalArgumentException e) {
      throw insecure.error("contradicts 'ca' or 'pin': " + e.getMessage());
    }
  }

  private static Tls pinned(Tls tls, Scalar pin) {
    try {
      return tls.pin(pin.text());
    } catch (IllegalArgumentException e) {
      throw pin.error("cannot be used: " + e.getMessage());
    }
  }

  private Tls shown(Section section, Tls tls) {
    if (!section.has("client_certificate") && !section.has("client_key")) {
      return tls;
    }
    Scalar key = section.require("client_key");
    Path keyFile = files.named(key);
    Tls shown = of(section.require("client_certificate"), f -> tls.clientCertificate(f, keyFile));
    files.warnIfOthersCanRead(keyFile, "a private key");
    return shown;
  }

  private interface FromFile {
    Tls read(Path file) throws IOException;
  }

  private Tls of(Scalar scalar, FromFile reader) {
    Path file = files.named(scalar);
    try {
      return reader.read(file);
    } catch (IOException e) {
      throw scalar.error("cannot be used: " + NamedFiles.reason(file, e));
    }
  }
}
