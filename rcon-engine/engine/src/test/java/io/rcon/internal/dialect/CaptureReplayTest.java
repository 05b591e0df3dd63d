package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What real servers sent, told to conversations: the captured text must come out. */
@Timeout(60)
class CaptureReplayTest {
  private static Map<String, List<byte[]>> received(String path) {
    Map<String, List<byte[]>> exchanges = new LinkedHashMap<>();
    List<byte[]> current = new ArrayList<>();
    for (String line : Resources.lines(path)) {
      if (line.startsWith("= ")) {
        current = exchanges.computeIfAbsent(line.substring(2), name -> new ArrayList<>());
      } else if (line.startsWith("rx ")) {
        current.add(Hex.bytes(line.substring(3)));
      }
    }
    return exchanges;
  }

  @ParameterizedTest
  @CsvSource({
    "openarena.txt, ioquake3, fdir *.tga, 46",
    "openarena.txt, ioquake3, systeminfo, 1",
    "openarena.txt, ioquake3, cmdlist, 1",
    "nexuiz-darkplaces.txt, darkplaces, cvarlist, 137",
    "nexuiz-darkplaces.txt, darkplaces, sv_cmd help, 2",
    "nexuiz-darkplaces.txt, darkplaces, maps, 2",
    "nexuiz-darkplaces.txt, darkplaces, long echo 1393, 2",
    "nexuiz-darkplaces.txt, darkplaces, long echo 1394, 2",
    "mvdsv.txt, quakeworld, status, 1",
    "mvdsv.txt, quakeworld, serverinfo, 1",
    "fteqw.txt, fte, status, 1",
    "fteqw.txt, fte, echo x, 1",
    "fteqw.txt, fte, unknown command, 1",
    "fteqw.txt, fte, serverinfo, 1",
    "fteqw.txt, fte, cmdlist, 1",
    "fteqw.txt, fte, maplist, 2",
    "fteqw.txt, fte, percent, 1",
  })
  void datagrams(String file, String dialect, String exchange, int count) {
    Dialect known = Dialect.named(dialect).orElseThrow();
    List<byte[]> datagrams = received("captures/" + file).get(exchange);
    assertEquals(count, datagrams.size());
    Talk talk = new Talk(known);
    talk.command("anything");
    StringBuilder expected = new StringBuilder();
    int before = 4 + known.outOfBand().reply().length();
    int behind = known.outOfBand().replyTrailer().length();
    for (byte[] datagram : datagrams) {
      expected.append(new String(datagram, before, datagram.length - before - behind, ISO_8859_1));
    }
    if (known.ending().rule() == EndRule.DATAGRAM_SIZE) {
      byte[] last = datagrams.remove(datagrams.size() - 1);
      datagrams.forEach(talk::datagram);
      assertTrue(talk.log.stream().noneMatch(line -> line.startsWith("DATAGRAM_SIZE")));
      assertEquals(expected.substring(0, talk.collected().length()), talk.collected());
      talk.log.clear();
      talk.datagram(last);
      String text = expected.length() > 400 ? expected.length() + " characters" : "" + expected;
      talk.understood("DATAGRAM_SIZE " + text);
    } else {
      datagrams.forEach(talk::datagram);
      assertEquals(expected.toString(), talk.collected());
      assertTrue(talk.log.contains("quiet") || talk.log.contains("quiet?"));
    }
  }

  @ParameterizedTest
  @CsvSource({"fte", "quakeworld", "darkplaces"})
  void the_guard_of_fte_refuses_by_pace(String dialect) {
    List<byte[]> datagrams = received("captures/fteqw.txt").get("long echo 900");
    assertEquals(1, datagrams.size());
    Talk talk = new Talk(Dialect.named(dialect).orElseThrow());
    talk.command("anything");
    talk.datagram(datagrams.get(0));
    talk.understood("paced 1: the server says: Probable ddos amplification attack");
  }

  static final class Frames {
    final String name;
    final byte[] answer;
    final String text;

    Frames(String name, byte[] answer, String text) {
      this.name = name;
      this.answer = answer;
      this.text = text;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Those of the captured conversations that have one command and one answer. */
  static Stream<Frames> nukkit() {
    Map<?, ?> document = (Map<?, ?>) Resources.json("captures/powernukkit.json");
    return document.entrySet().stream()
        .filter(entry -> frames(entry.getValue()).size() == 2)
        .filter(entry -> !entry.getKey().equals("auth_bad"))
        .filter(entry -> number(frames(entry.getValue()).get(1), "type") == 0)
        .map(entry -> of((String) entry.getKey(), (Map<?, ?>) entry.getValue()));
  }

  private static List<?> frames(Object captured) {
    return (List<?>) ((Map<?, ?>) captured).get("frames");
  }

  private static int number(Object frame, String name) {
    return (Integer) ((Map<?, ?>) frame).get(name);
  }

  private static Frames of(String name, Map<?, ?> captured) {
    byte[] stream =
        Hex.join(
            ((List<?>) captured.get("recv"))
                .stream().map(read -> Hex.bytes((String) read)).toArray(byte[][]::new));
    int login = 4 + number(frames(captured).get(0), "size");
    byte[] answer = java.util.Arrays.copyOfRange(stream, login, stream.length);
    return new Frames(name, answer, (String) ((Map<?, ?>) frames(captured).get(1)).get("body"));
  }

  @ParameterizedTest
  @MethodSource("nukkit")
  void frames(Frames captured) {
    Talk talk = new Talk(Dialect.NUKKIT);
    talk.conversation.login(talk);
    talk.stream("0b000000 e9030000 02000000 000000");
    talk.understood("logged in");
    int key = talk.command("version hello");
    for (int i = 0; i < 4; i++) {
      captured.answer[4 + i] = (byte) (key >> (8 * i));
    }
    talk.stream(captured.answer);
    String text = captured.text;
    if (captured.answer.length > 500) {
      assertTrue(talk.log.get(0).startsWith("SINGLE_PACKET 2") && talk.log.size() == 1);
    } else {
      talk.understood("SINGLE_PACKET " + text);
    }
  }
}
