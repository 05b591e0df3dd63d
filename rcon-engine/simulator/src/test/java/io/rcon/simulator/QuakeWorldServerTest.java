package io.rcon.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuakeWorldServerTest extends UdpServerSetup {
  QuakeWorldServerTest() {
    super("quakeworld");
  }

  @ParameterizedTest
  @CsvSource({
    "72636f6e20736563726574206563686f2078, 78200a",
    "72636f6e20736563726574206563686f20780a, 78200a",
    "72636f6e20736563726574206563686f207800, 78200a",
    "72636f6e20736563726574,",
    "72636f6e2077726f6e6720737461747573, 4261642072636f6e5f70617373776f72642e0a",
    "72636f6e20, 4261642072636f6e5f70617373776f72642e0a",
    "72636f6e202273656372657422206563686f206869, 6869200a",
    "72636f6e20736563726574206563686f2061006563686f2062, 61200a",
    "72636f6e20736563726574206563686f20226120206222206320202064, 61206220632064200a",
    "72636f6e20736563726574206563686f20e9, e9200a"
  })
  void answersAsMvdsvDid(String request, String answer) {
    client.send(HexFormat.of().parseHex("ffffffff" + request));
    String expected = "ffffffff6e" + (answer == null ? "" : answer) + "00";
    assertEquals(expected, HexFormat.of().formatHex(client.receive()));
  }

  @Test
  void blamesThePasswordWhenAskedTooOften() {
    for (int i = 0; i < 20; i++) {
      client.command("echo N" + i);
    }
    List<String> answers =
        client.receiveAll().stream()
            .map(d -> new String(d, StandardCharsets.ISO_8859_1).substring(4))
            .toList();
    assertEquals(20, answers.size());
    assertEquals("nN4 \n\0", answers.get(4));
    assertEquals(15, answers.stream().filter("nBad rcon_password.\n\0"::equals).count());
    clock.addAndGet(Duration.ofSeconds(1).toNanos());
    client.command("echo again");
    assertEquals("nagain \n\0", client.text());
  }

  @Test
  void cutsBetweenPrintCalls() {
    client.command("cvarlist");
    List<byte[]> parts = client.receiveAll();
    assertTrue(parts.size() >= 2, "one datagram is not enough");
    for (byte[] part : parts) {
      assertTrue(part.length <= 1346, "too long");
      assertEquals(0, part[part.length - 1]);
    }
  }

  @Test
  void aSingleHugePrintIsNotCut() {
    server.reply("huge", "h".repeat(4000));
    client.command("huge");
    List<byte[]> parts = client.receiveAll();
    assertEquals(List.of(6, 4006), parts.stream().map(p -> p.length).toList());
  }

  @Test
  void dropsLongArgumentsAndRunsTheCommand() {
    client.command("echo " + "A".repeat(1000));
    assertEquals(1004, client.text().length());
    client.command("echo " + "A".repeat(1010));
    assertEquals("n\n\0", client.text());
  }

  @Test
  void tellsEverybodyItsState() {
    client.send("status");
    assertTrue(client.text().startsWith("n\\maxfps\\77\\"), "status");
    client.send("k");
    assertArrayEquals(new byte[] {'l'}, client.receive());
    client.send("getinfo");
    assertTrue(client.isSilent(50));
    client.command("version");
    assertTrue(client.text().startsWith("n\"version\" is \"MVDSV"), "version");
  }
}
