package io.rcon.codec.oob;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Requests that prove the password without holding it. Keys and commands are bytes, since every
 * game has its own charset; the caller overwrites the key. Safe on any thread.
 */
public final class SealedRequest {
  /** The four bytes before every out-of-band datagram. */
  private static final byte[] OOB = {-1, -1, -1, -1};

  private static final HexFormat UPPER = HexFormat.of().withUpperCase();
  private static final long MICROS = 1_000_000;

  private SealedRequest() {}

  /**
   * DarkPlaces, {@code rcon_secure} 1: the digest covers the time of day and the command, so that
   * the server accepts it, and each copy, for some seconds.
   *
   * @param allocator makes the buffer, sized exactly
   * @param key the password
   * @param micros microseconds since 1970
   * @param command one command, or several with NULs between them
   * @return the whole datagram
   */
  public static ByteBuf hmacMd4Time(
      ByteBufAllocator allocator, byte[] key, long micros, byte[] command) {
    long fraction = Math.floorMod(micros, MICROS);
    String digits = Long.toString(MICROS + fraction).substring(1);
    String time = Math.floorDiv(micros, MICROS) + "." + digits + " ";
    return hmacMd4(allocator, key, "TIME ", joined(ascii(time), command));
  }

  /**
   * DarkPlaces, {@code rcon_secure} 2: the digest covers a challenge of the server, which accepts
   * it once, from one address and port.
   *
   * @param allocator makes the buffer, sized exactly
   * @param key the password
   * @param challenge the server's word
   * @param command one command, or several with NULs between them
   * @return the whole datagram, the same for the same arguments
   */
  public static ByteBuf hmacMd4Challenge(
      ByteBufAllocator allocator, byte[] key, byte[] challenge, byte[] command) {
    return hmacMd4(allocator, key, "CHALLENGE ", joined(challenge, ascii(" "), command));
  }

  private static ByteBuf hmacMd4(
      ByteBufAllocator allocator, byte[] key, String mode, byte[] proven) {
    byte[] digest = HmacMd4.of(key, proven);
    return datagram(allocator, ascii("srcon HMAC-MD4 " + mode), digest, ascii(" "), proven);
  }

  /**
   * Unvanquished, {@code rcon.server.secure} 1: the command is encrypted.
   *
   * @param allocator makes the buffer, sized exactly
   * @param key the password
   * @param command the command
   * @return the whole datagram
   */
  public static ByteBuf aesPlain(ByteBufAllocator allocator, byte[] key, byte[] command) {
    return aes(allocator, key, "PLAIN ", command);
  }

  /**
   * Unvanquished, {@code rcon.server.secure} 2: a challenge of the server is encrypted too.
   *
   * @param allocator makes the buffer, sized exactly
   * @param key the password
   * @param challenge the server's word
   * @param command the command
   * @return the whole datagram
   */
  public static ByteBuf aesChallenge(
      ByteBufAllocator allocator, byte[] key, byte[] challenge, byte[] command) {
    return aes(allocator, key, "CHALLENGE ", joined(challenge, ascii(" "), command));
  }

  /** As the server requires: ECB mode, and a digest of the password as the key. */
  private static ByteBuf aes(ByteBufAllocator allocator, byte[] key, String mode, byte[] text) {
    byte[] digest = digest("SHA-256", List.of(key));
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(digest, "AES"));
      byte[] encrypted = Base64.getEncoder().encode(cipher.doFinal(text));
      return datagram(allocator, ascii("srcon " + mode), encrypted);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES in blocks", e);
    } finally {
      Arrays.fill(digest, (byte) 0);
    }
  }

  /**
   * QuakeWorld, {@code sv_crypt_rcon} 1: the digest covers the time of day and the command's words,
   * so that the server accepts it, and each copy, for a minute.
   *
   * @param allocator makes the buffer, sized exactly
   * @param key the password
   * @param seconds seconds since 1970
   * @param command the command as it is sent
   * @param words the same as the server reads it: without quotes, one blank behind each word
   * @return the whole datagram
   */
  public static ByteBuf sha1Time(
      ByteBufAllocator allocator, byte[] key, long seconds, byte[] command, byte[] words) {
    byte[] little =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(seconds).array();
    byte[] time = ascii(UPPER.formatHex(little));
    byte[] digest = digest("SHA-1", List.of(ascii("rcon "), key, time, ascii(" "), words));
    String proof = "rcon " + UPPER.formatHex(digest);
    return datagram(allocator, ascii(proof), time, ascii(" "), command, ascii("\n"));
  }

  private static byte[] digest(String algorithm, List<byte[]> pieces) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      pieces.forEach(digest::update);
      byte[] result = digest.digest();
      // Its own buffer still holds the last block, and the password may be there.
      digest.reset();
      return result;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[]... pieces) {
    int length = 0;
    for (byte[] piece : pieces) {
      length += piece.length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] piece : pieces) {
      joined.put(piece);
    }
    return joined.array();
  }

  private static ByteBuf datagram(ByteBufAllocator allocator, byte[]... pieces) {
    byte[] rest = joined(pieces);
    int size = OOB.length + rest.length;
    return allocator.buffer(size, size).writeBytes(OOB).writeBytes(rest);
  }
}
