package io.rcon.games;

import io.rcon.Server;
import io.rcon.codec.StrictText;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/**
 * HTTP Basic: the password goes with each request. The field is made for one request and forgotten
 * with it; the bytes that it is made of are overwritten.
 */
final class BasicLogin implements RestLogin {
  private final Server server;

  BasicLogin(Server server) {
    this.server = server;
  }

  @Override
  public CompletableFuture<String> field() {
    byte[] user = (server.dialect().get(RestFacts.USER) + ":").getBytes(StandardCharsets.US_ASCII);
    char[] password = server.secret().reveal();
    byte[] secret = StrictText.bytes(CharBuffer.wrap(password), StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(user, user.length + secret.length);
    System.arraycopy(secret, 0, both, user.length, secret.length);
    byte[] encoded = Base64.getEncoder().encode(both);
    try {
      return CompletableFuture.completedFuture(
          "Basic " + new String(encoded, StandardCharsets.US_ASCII));
    } finally {
      Arrays.fill(password, '\0');
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(both, (byte) 0);
      Arrays.fill(encoded, (byte) 0);
    }
  }

  @Override
  public boolean refused(String field) {
    return false;
  }
}
