package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real server was sent and what it sent, told to a conversation in that order. */
@Timeout(60)
class OpenTtdReplayTest {
  /** One connection. */
  private static final class Replay {
    private final Talk talk = new Talk(Dialect.named("openttd").orElseThrow());
    private final List<String> expected = new ArrayList<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();
    private boolean joined;

    void sent(byte[] bytes) {
      sent.writeBytes(bytes);
      for (byte[] packet : packets(sent)) {
        String text = new String(packet, 3, Math.max(packet.length - 4, 0), UTF_8);
        if (packet[2] == 0) {
          talk.conversation.login(talk);
        } else if (packet[2] == 5 && joined) {
          talk.unchecked(text, false);
        }
      }
    }

    void received(byte[] bytes) {
      talk.stream(bytes);
      received.writeBytes(bytes);
      for (byte[] packet : packets(received)) {
        int type = packet[2] & 0xff;
        if (type == 104 && !joined) {
          joined = true;
          expected.add("logged in");
        } else if (type == 120) {
          lines.add(new String(packet, 5, packet.length - 6, UTF_8));
        } else if (type == 125) {
          String text = String.join("\n", lines);
          expected.add("END_FRAME " + (text.length() > 400 ? text.length() + " characters" : text));
          lines.clear();
        }
      }
    }

    /** Those that are whole; the rest stays. */
    private static List<byte[]> packets(ByteArrayOutputStream stream) {
      ByteBuffer bytes = ByteBuffer.wrap(stream.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
      List<byte[]> packets = new ArrayList<>();
      while (bytes.remaining() > 1 && bytes.getShort(bytes.position()) <= bytes.remaining()) {
        byte[] packet = new byte[bytes.getShort(bytes.position())];
        bytes.get(packet);
        packets.add(packet);
      }
      stream.reset();
      stream.write(bytes.array(), bytes.position(), bytes.remaining());
      return packets;
    }

    int check() {
      talk.log.removeIf(told -> told.startsWith("part of "));
      assertEquals(expected, talk.log);
      return expected.size();
    }
  }

  @Test
  void aRealServersAnswersAreUnderstood() {
    Map<String, Integer> told = new TreeMap<>();
    Replay replay = new Replay();
    String name = "";
    for (String line : Resources.lines("captures/openttd.txt")) {
      if (line.startsWith("= ")) {
        told.put(name, replay.check());
        name = line.substring(2);
        replay = new Replay();
      } else if (line.startsWith("tx ")) {
        replay.sent(Hex.bytes(line.substring(3)));
      } else if (line.startsWith("rx ")) {
        replay.received(Hex.bytes(line.substring(3)));
      }
    }
    told.put(name, replay.check());
    told.remove("");
    assertEquals(
        "{join, then rcon commands=20, packet in pieces=2, ping=1, rcon before join=0, restart=3,"
            + " two rcon packets in one segment=5, unknown type 99=1, wrong password=0}",
        told.toString());
  }
}
