package io.rcon.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DarkPlacesServerTest extends UdpServerSetup {
  DarkPlacesServerTest() {
    super("darkplaces");
  }

  @ParameterizedTest
  @CsvSource({
    "72636f6e20736563726574206563686f2078, 78200a",
    "72636f6e20736563726574206563686f207800, 78200a",
    "72636f6e20736563726574,",
    "72636f6e2073656372657420,",
    "72636f6e20736563726574206563686f2061006563686f2062, 61200a62200a",
    "72636f6e20736563726574206563686f20613b6563686f2062, 613b6563686f2062200a",
    "72636f6e20736563726574206563686f20610a6563686f2062, 61200a",
    "72636f6e20736563726574206563686f20226120206222206320202064, 6120206220632064200a",
    "72636f6e20736563726574206563686f20687474703a2f2f782f79, 687474703a2f2f782f79200a",
    "72636f6e20736563726574206563686f20c3a9, c3a9200a",
    "72636f6e20736563726574206563686f20e9, e9200a"
  })
  void answersAsNexuizDid(String request, String answer) {
    client.send(HexFormat.of().parseHex("ffffffff" + request));
    String expected = "ffffffff6e" + (answer == null ? "" : answer);
    assertEquals(expected, HexFormat.of().formatHex(client.receive()));
  }

  @ParameterizedTest
  @CsvSource({"1391, 1398", "1392, 1399 5", "2785, 1399 1398", "2786, 1399 1399 5"})
  void fillsEveryDatagramButTheLast(int length, String sizes) {
    client.command("echo " + "A".repeat(length));
    assertEquals(sizes, sizes(client.receiveAll()));
  }

  private static String sizes(List<byte[]> datagrams) {
    return String.join(" ", datagrams.stream().map(d -> "" + d.length).toList());
  }

  @Test
  void longAnswersComeWhole() {
    client.command("cvarlist");
    List<byte[]> parts = client.receiveAll();
    assertTrue(parts.size() > 20, sizes(parts));
    for (byte[] part : parts.subList(0, parts.size() - 1)) {
      assertEquals(1399, part.length);
    }
    assertTrue(parts.get(parts.size() - 1).length < 1399, "the last is shorter");
  }

  @Test
  void strangersGetNothing() {
    for (String request : List.of("rcon wrong echo x", "rcon \"secret\" echo x", "rcon ")) {
      client.send(request);
      assertTrue(client.isSilent(50), request);
    }
    await().until(() -> server.counts().refusedLogins() == 3);
  }

  @Test
  void rconIsUnlimitedAndQueriesAreNot() {
    for (int i = 0; i < 100; i++) {
      client.command("echo " + i);
    }
    assertEquals(100, client.receiveAll().size());
    client.send("getinfo xyz");
    assertTrue(client.text().endsWith("\\challenge\\xyz"), "getinfo");
    client.send("getstatus xyz");
    assertTrue(client.isSilent(50));
    clock.addAndGet(Duration.ofMillis(1100).toNanos());
    client.send("getstatus xyz");
    assertTrue(client.text().startsWith("statusResponse\n\\gamename\\Nexuiz"), "getstatus");
  }

  @Test
  void cutsRequestsAt16383Bytes() {
    client.command("echo " + "A".repeat(17_000));
    int total = 0;
    for (byte[] part : client.receiveAll()) {
      total += new String(part, StandardCharsets.ISO_8859_1).replaceAll("[^A]", "").length();
    }
    assertEquals(16_366, total);
  }

  @Test
  void tellsItsStatus() {
    client.command("status");
    assertTrue(client.text().startsWith("nhost:     simulated\nversion:  Nexuiz"), "status");
    client.command("nosuchcommand 1 2");
    assertEquals("nUnknown command \"nosuchcommand\"\n", client.text());
    client.send("ping");
    assertEquals("ack", client.text());
  }
}
