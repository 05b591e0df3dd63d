package io.rcon.tunnel;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** What a certificate calls its holder. */
final class ClientNames {
  private static final int EMAIL = 1;
  private static final int DNS = 2;

  private ClientNames() {}

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
      // Names that cannot be read are none: who may come in is decided by those that can.
      return List.of();
    }
    return names;
  }
}
