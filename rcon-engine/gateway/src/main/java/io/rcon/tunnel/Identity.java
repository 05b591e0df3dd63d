package io.rcon.tunnel;

import io.rcon.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * The tunnel's own certificate, with its chain and its key. Read together, since a renewal writes
 * one file before the other.
 */
record Identity(List<X509Certificate> chain, PrivateKey key) {

  static Identity read(Path certificate, Path key) throws IOException {
    Tls own = Tls.systemTrust().clientCertificate(certificate, key);
    return new Identity(own.clientChain(), own.clientKey().orElseThrow());
  }

  /** The subject of the certificate, for the log. */
  String subject() {
    return LogText.harmless(chain.get(0).getSubjectX500Principal().getName());
  }

  Instant expires() {
    return chain.get(0).getNotAfter().toInstant();
  }
}
