package io.rcon.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.OutOfBand;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.simulation.CalmWorld;
import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recording of a real server. Over UDP the whole engine is told each answer of it, one
 * session for all; recordings of streams depend on what the client said, and are replayed step by
 * step by tests of the conversations.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class CaptureContractTest {
  /** Those of streams, and the tests that replay them. */
  private static final Map<String, String> STREAMS =
      Map.of(
          "openttd.txt", "io.rcon.internal.dialect.OpenTtdReplayTest",
          "powernukkit.json", "io.rcon.internal.dialect.CaptureReplayTest",
          "teeworlds-econ.txt", "io.rcon.internal.dialect.LineReplayTest");

  static List<String> datagrams() {
    return CapturedFiles.all().stream().filter(file -> !STREAMS.containsKey(file)).toList();
  }

  @Test
  void should_have_a_replay_for_each() throws Exception {
    for (String file : CapturedFiles.all()) {
      String name = CapturedFiles.dialect(CapturedFiles.bare(file));
      Optional<Dialect> dialect = Dialect.named(name);
      assertTrue(dialect.isPresent(), () -> "name the dialect of " + file + " in CapturedFiles");
      boolean udp = ContractFacts.isUdp(dialect.get());
      assertEquals(!udp, STREAMS.containsKey(file), () -> "name the replay of " + file + " here");
      if (!udp) {
        assertNotNull(Class.forName(STREAMS.get(file)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("datagrams")
  void should_be_understood(String file) {
    Dialect known =
        Dialect.named(CapturedFiles.dialect(CapturedFiles.bare(file)))
            .orElseThrow()
            .with(d -> d.pacing(io.rcon.Pacing.NONE));
    int understood = 0;
    for (Map.Entry<String, List<byte[]>> exchange : received(file).entrySet()) {
      try (CalmWorld world = new CalmWorld(known.name(), ContractStage.PASSWORD, o -> {})) {
        world.answer(exchange.getValue());
        RconSession session = world.open(known, ContractStage.PASSWORD);
        AskedCommand asked =
            new AskedCommand(exchange.getKey(), session.execute("anything"), world);
        assertTrue(world.until(asked::isDone, Duration.ofMinutes(2)), asked::toString);
        Reply reply = asked.reply();
        if (reply != null) {
          String sent = text(exchange.getValue(), known.outOfBand());
          String read = new String(sent.getBytes(ISO_8859_1), known.charset());
          assertTrue(read.startsWith(reply.text()), () -> file + " " + asked);
          assertFalse(reply.text().isEmpty() && sent.length() > 1, () -> file + " " + asked);
          understood++;
        }
      }
    }
    assertTrue(understood > 0, file);
  }

  /** What the datagrams of answers hold, a character for each byte. */
  private static String text(List<byte[]> datagrams, OutOfBand format) {
    StringBuilder text = new StringBuilder();
    int before = 4 + format.reply().length();
    int behind = format.replyTrailer().length();
    for (byte[] datagram : datagrams) {
      if (datagram.length >= before + behind) {
        text.append(new String(datagram, before, datagram.length - before - behind, ISO_8859_1));
      }
    }
    return text.toString();
  }

  private static Map<String, List<byte[]>> received(String file) {
    Map<String, List<byte[]>> exchanges = new LinkedHashMap<>();
    List<byte[]> current = new ArrayList<>();
    for (String line : Resources.lines("captures/" + file)) {
      if (line.startsWith("= ")) {
        current = exchanges.computeIfAbsent(line.substring(2), name -> new ArrayList<>());
      } else if (line.startsWith("rx ")) {
        current.add(Hex.bytes(line.substring(3)));
      }
    }
    exchanges.values().removeIf(List::isEmpty);
    return exchanges;
  }
}
