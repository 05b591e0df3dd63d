package io.rcon.codec.oob;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.codec.RconCodecException;
import io.rcon.testing.Hex;
import io.rcon.testing.LongForm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector, both directions, whole and cut. */
final class OobVectorsTest {
  private static final int REQUEST_PREFIX = "....rcon ".length();

  static List<OobVector> all() {
    return OobVector.all();
  }

  @Test
  void noVectorIsMissing() {
    assertEquals(27, all().size());
  }

  @ParameterizedTest
  @MethodSource("all")
  void repliesGiveTheText(OobVector vector) {
    byte[][] texts =
        vector.replies().stream()
            .map(reply -> OobProbe.reply(vector.format(), reply, reply.length).orElseThrow())
            .toArray(byte[][]::new);
    assertEquals(vector.text(), new String(Hex.join(texts), ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void repliesAreMadeAsTheServerMakesThem(OobVector vector) {
    for (byte[] reply : vector.replies()) {
      byte[] text = OobProbe.reply(vector.format(), reply, reply.length).orElseThrow();
      assertArrayEquals(
          reply, OobProbe.made(allocator -> vector.format().encodeReply(allocator, text)));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void cutRepliesGiveAPrefixOfTheTextOrNothing(OobVector vector) {
    int prefix = vector.format().equals(OobFormat.QUAKE3) ? 10 : 5;
    for (byte[] reply : vector.replies()) {
      byte[] whole = OobProbe.reply(vector.format(), reply, reply.length).orElseThrow();
      for (int length = 0; length < reply.length; length = next(length, reply.length)) {
        Optional<byte[]> text = OobProbe.reply(vector.format(), reply, length);
        assertEquals(length >= prefix, text.isPresent());
        int at = length;
        text.ifPresent(bytes -> {
          assertEquals(at - prefix, bytes.length);
          assertArrayEquals(Arrays.copyOf(whole, bytes.length), bytes);
        });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void requestsAreReadAndMade(OobVector vector) {
    for (byte[] request : vector.requests()) {
      OobRequest read = OobProbe.request(vector.format(), request, request.length);
      // Written as a client would: the vectors have no newline at their end, mvdsv wants one.
      String trailer = vector.format().equals(OobFormat.QUAKEWORLD) ? "\n" : "";
      String text = new String(request, ISO_8859_1);
      boolean bare = text.indexOf(' ', REQUEST_PREFIX) < 0;
      byte[] expected = (text + (bare ? " " : "") + trailer).getBytes(ISO_8859_1);
      byte[] password = read.password();
      byte[] command = read.command();
      assertArrayEquals(
          expected,
          OobProbe.made(allocator -> vector.format().encodeRequest(allocator, password, command)));
      assertEquals(expected.length, vector.format().requestLength(password.length, command.length));
      OobRequest again = OobProbe.request(vector.format(), expected, expected.length);
      assertArrayEquals(password, again.password());
      assertArrayEquals(command, again.command());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void cutRequestsGivePrefixesOrAnError(OobVector vector) {
    for (byte[] request : vector.requests()) {
      String all = new String(request, ISO_8859_1).substring(REQUEST_PREFIX);
      for (int length = 0; length < request.length; length = next(length, request.length)) {
        int at = length;
        if (length < REQUEST_PREFIX) {
          assertThrows(
              RconCodecException.class, () -> OobProbe.request(vector.format(), request, at));
        } else {
          OobRequest read = OobProbe.request(vector.format(), request, length);
          String seen = all.substring(0, length - REQUEST_PREFIX);
          int space = seen.indexOf(' ');
          assertEquals(space < 0 ? seen : seen.substring(0, space), latin1(read.password()));
          assertEquals(space < 0 ? "" : seen.substring(space + 1), latin1(read.command()));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void noDialectTakesTheReplyOfAnother(OobVector vector) {
    OobFormat other =
        vector.format().equals(OobFormat.QUAKE3) ? OobFormat.DARKPLACES : OobFormat.QUAKE3;
    for (byte[] reply : vector.replies()) {
      assertTrue(OobProbe.reply(vector.format(), reply, reply.length).isPresent());
      assertFalse(OobProbe.reply(other, reply, reply.length).isPresent());
    }
  }

  /** The next cut; in the short form a few of those in the middle of a long text. */
  private static int next(int length, int of) {
    return length + (length > 80 && length < of - 40 ? LongForm.or(1, 17) : 1);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
