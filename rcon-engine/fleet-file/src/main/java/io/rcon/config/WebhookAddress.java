package io.rcon.config;

import io.rcon.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The URL of a webhook. It is as good as a password: no error here quotes it. */
final class WebhookAddress {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private WebhookAddress() {}

  static URI of(Secret secret) throws IOException {
    char[] characters = secret.reveal();
    try {
      return parse(new String(characters).strip());
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  private static URI parse(String text) throws IOException {
    URI uri;
    try {
      uri = new URI(text).parseServerAuthority();
    } catch (URISyntaxException e) {
      // Neither message nor cause: both quote the text.
      throw new IOException("holds no URL; its first line must be one such as https://…");
    }
    Optional<String> problem = problem(uri);
    if (problem.isPresent()) {
      throw new IOException(problem.get());
    }
    return uri;
  }

  private static Optional<String> problem(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if ((!scheme.equals("https") && !scheme.equals("http")) || host == null) {
      return Optional.of("holds no URL of a webhook; its first line must be one such as https://…");
    }
    if (scheme.equals("http") && !LOOPBACK.matcher(host).matches()) {
      return Optional.of("holds a URL of http://, which goes to loopback only; use https://");
    }
    if (uri.getUserInfo() != null || uri.getFragment() != null) {
      return Optional.of(
          "holds a URL with a user or a fragment; remove what is before @ or from #");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65535) {
      return Optional.of("holds a URL with an impossible port; remove or mend it");
    }
    return Optional.empty();
  }
}
