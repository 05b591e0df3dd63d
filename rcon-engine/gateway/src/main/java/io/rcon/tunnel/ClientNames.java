package io.rcon.tunnel;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The names in a certificate. */
final class ClientNames {
  private static final int EMAIL = 1;
  private static final int DNS = 2;

  private ClientNames() {}

  /** The names of a file, one a line. Empty lines and those that begin with # do not count. */
  static Set<String> read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new IOException("the file of client names " + file + " is not UTF-8 text", e);
    }
    Set<String> names =
        lines.stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .collect(Collectors.toUnmodifiableSet());
    if (names.isEmpty()) {
      throw new IOException(
          "the file of client names " + file + " holds no name: write one on each line");
    }
    return names;
  }

  /** The common names and the alternative ones that are a mail address or a host. */
  static List<String> of(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      String subject = certificate.getSubjectX500Principal().getName();
      for (Rdn part : new LdapName(subject).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          names.add(String.valueOf(part.getValue()));
        }
      }
      Collection<List<?>> others = certificate.getSubjectAlternativeNames();
      if (others != null) {
        for (List<?> other : others) {
          if (other.get(0) instanceof Integer kind && (kind == EMAIL || kind == DNS)) {
            names.add(String.valueOf(other.get(1)));
          }
        }
      }
    } catch (InvalidNameException | CertificateParsingException e) {
      // Names that cannot be read are ignored: the others decide about admission.
      return List.of();
    }
    return names;
  }
}
