package io.rcon.monitor.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that a server answers for: loopback's names and addresses on loopback; elsewhere the
 * addresses that it listens on and the names of its certificate.
 */
final class HostNames {
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[^\\[\\]:]+)(:[0-9]+)?");
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private final Set<String> names;

  private HostNames(Set<String> names) {
    this.names = names;
  }

  /** The names for an address and the certificate that is shown there, if any. */
  static HostNames of(InetSocketAddress address, @Nullable Path certificate) throws IOException {
    Set<String> names = new HashSet<>();
    InetAddress host = address.getAddress();
    if (host.isLoopbackAddress() || host.isAnyLocalAddress()) {
      names.addAll(List.of("localhost", "127.0.0.1", "[::1]"));
    }
    if (host.isAnyLocalAddress()) {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .forEach(each -> names.add(literal(each.getHostAddress())));
    } else {
      names.add(literal(host.getHostAddress()));
    }
    if (certificate != null) {
      names.addAll(named(certificate));
    }
    return new HostNames(names);
  }

  private static String literal(String address) {
    String plain = address.replaceFirst("%.*", "").toLowerCase(Locale.ROOT);
    return plain.contains(":") ? "[" + plain + "]" : plain;
  }

  private static Set<String> named(Path file) throws IOException {
    Set<String> names = new HashSet<>();
    try (InputStream in = Files.newInputStream(file)) {
      Certificate first = CertificateFactory.getInstance("X.509").generateCertificate(in);
      Collection<List<?>> all = ((X509Certificate) first).getSubjectAlternativeNames();
      for (List<?> each : all == null ? List.<List<?>>of() : all) {
        if (each.get(0) instanceof Integer kind && each.get(1) instanceof String name) {
          if (kind == DNS_NAME) {
            names.add(name.toLowerCase(Locale.ROOT));
          } else if (kind == IP_ADDRESS) {
            names.add(literal(InetAddress.getByName(name).getHostAddress()));
          }
        }
      }
    } catch (CertificateException e) {
      throw new IOException("the certificate " + file + " cannot be read: " + e.getMessage(), e);
    }
    return names;
  }

  /** Whether a {@code Host} header names this server; the port may be that of a forwarder. */
  boolean contain(@Nullable String host) {
    Matcher form = HOST.matcher(host == null ? "" : host.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return false;
    }
    String name = form.group(1);
    int dot = name.indexOf('.');
    return names.contains(name.startsWith("[") ? shortest(name) : name)
        || (dot > 0 && names.contains("*" + name.substring(dot)));
  }

  /** Java writes all eight groups of an IPv6 address. */
  private String shortest(String name) {
    if (names.contains(name)) {
      return name;
    }
    try {
      return literal(InetAddress.getByName(name).getHostAddress());
    } catch (IOException e) {
      return name;
    }
  }
}
