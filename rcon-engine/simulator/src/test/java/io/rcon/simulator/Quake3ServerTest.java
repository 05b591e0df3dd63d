package io.rcon.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Quake3ServerTest extends UdpServerSetup {
  Quake3ServerTest() {
    super("ioquake3");
  }

  @ParameterizedTest
  @CsvSource({
    "72636f6e20736563726574206563686f2078, 780a",
    "72636f6e20736563726574,",
    "72636f6e2077726f6e6720737461747573, 4261642072636f6e70617373776f72642e0a",
    "72636f6e, 4261642072636f6e70617373776f72642e0a",
    "72636f6e20736563726574206e6f73756368636f6d6d616e6420312032,"
        + " 756e6b6e6f776e20636f6d6d616e643a206e6f73756368636f6d6d616e640a",
    "72636f6e20736563726574206563686f203130302573202564, 3130302e73202e640a",
    "72636f6e20736563726574206563686f20c3a9e282ac, 2e2e2e2e2e0a",
    "72636f6e20736563726574206563686f20687474703a2f2f6578616d706c652e6f72672f78, 687474703a0a",
    "72636f6e20736563726574206563686f20226120206222206320202064, 61202062206320640a",
    "72636f6e20736563726574206563686f20613b206563686f2062, 613b206563686f20620a",
    "72636f6e20736563726574206563686f20610a6563686f2062, 610a",
    "52434f4e202020736563726574202020206563686f206869, 68690a",
    "72636f6e09736563726574096563686f096869,",
    "72636f6e202273656372657422206563686f2071, 710a"
  })
  void answersAsOpenArenaDid(String request, String answer) {
    client.send(HexFormat.of().parseHex("ffffffff" + request));
    String expected = "ffffffff7072696e740a" + (answer == null ? "" : answer);
    assertEquals(expected, HexFormat.of().formatHex(client.receive()));
  }

  @Test
  void aPasswordWithASpaceRunsItsTail() {
    server.changePassword("two words");
    client.send("rcon \"two words\" echo hi");
    assertEquals("print\nunknown command: words\n", client.text());
  }

  @Test
  void withoutAPasswordItSaysSo() {
    server.changePassword("");
    client.send("rcon x status");
    assertEquals("print\nNo rconpassword set on the server.\n", client.text());
  }

  @Test
  void tenAtOnceThenOneASecondForEachAddress() {
    for (int i = 0; i < 30; i++) {
      client.command("echo N" + i);
    }
    List<byte[]> answers = client.receiveAll();
    assertEquals(10, answers.size());
    assertEquals(20, server.counts().limited());
    client.send("getinfo xyz");
    assertTrue(client.isSilent(50), "queries share the limit");
    try (UdpClient other = new UdpClient(server);
        UdpClient elsewhere = new UdpClient(server, "127.0.0.2")) {
      other.command("echo x");
      assertTrue(other.isSilent(50), "another port is no other address");
      elsewhere.command("echo x");
      assertEquals("print\nx\n", elsewhere.text());
    }
    clock.addAndGet(Duration.ofMillis(2050).toNanos());
    for (int i = 0; i < 5; i++) {
      client.command("echo again" + i);
    }
    assertEquals(2, client.receiveAll().size());
  }

  @Test
  void badPasswordsAreAnsweredTenTimesForEverybody() {
    try (UdpClient other = new UdpClient(server, "127.0.0.2")) {
      for (int i = 0; i < 10; i++) {
        client.send("rcon wrong status");
      }
      assertEquals(10, client.receiveAll().size());
      other.send("rcon wrong status");
      assertTrue(other.isSilent(50));
      other.command("echo x");
      assertEquals("print\nx\n", other.text());
    }
  }

  @Test
  void limitsCanBeSwitchedOff() {
    try (SimulatedServer fast =
            SimulatedServer.start("ioquake3", "secret", options -> options.pacing(false));
        UdpClient asker = new UdpClient(fast)) {
      for (int i = 0; i < 100; i++) {
        asker.command("echo " + i);
      }
      assertEquals(100, asker.receiveAll().size());
    }
  }

  @Test
  void cutsBetweenPrintCallsAndEvenWithinALine() {
    client.command("cvarlist");
    List<byte[]> parts = client.receiveAll();
    assertTrue(parts.size() > 2, "one datagram is not enough");
    boolean midLine = false;
    StringBuilder whole = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      assertTrue(parts.get(i).length <= 1017, "too long");
      String text = new String(parts.get(i), StandardCharsets.ISO_8859_1).substring(10);
      midLine |= i < parts.size() - 1 && !text.endsWith("\n");
      whole.append(text);
    }
    assertTrue(midLine, "no cut within a line");
    assertTrue(whole.toString().endsWith("\n120 total cvars\n"), whole.toString());
    assertEquals(122, whole.toString().lines().count());
  }

  @Test
  void cutsLongTextsByLines() {
    client.command("big 5000");
    List<byte[]> parts = client.receiveAll();
    StringBuilder whole = new StringBuilder();
    for (byte[] part : parts) {
      whole.append(new String(part, StandardCharsets.ISO_8859_1).substring(10));
    }
    assertEquals(SampleText.lines(5000), whole.toString());
    assertEquals(10 + 15 * 64, parts.get(0).length, "fifteen lines fit, sixteen do not");
  }

  @Test
  void aCallThatNeverFitsIsCutAndSendsWhatIsBeforeIt() {
    server.reply("wide", "w".repeat(2000));
    client.command("wide");
    List<byte[]> parts = client.receiveAll();
    assertEquals(List.of(10, 1017), parts.stream().map(p -> p.length).toList());
  }

  @Test
  void requestsAreCutAt1023Bytes() {
    client.command("echo " + "A".repeat(2000));
    assertEquals("print\n" + "A".repeat(1006) + "\n", client.text());
    client.command("echo " + "A".repeat(20_000));
    assertTrue(client.isSilent(50));
  }

  @Test
  void tellsEverybodyItsState() {
    client.send("getinfo xyz");
    String info = client.text();
    assertTrue(info.startsWith("infoResponse\n\\"), info);
    assertTrue(info.endsWith("\\challenge\\xyz"), info);
    client.send("getstatus abc");
    String status = client.text();
    assertTrue(status.startsWith("statusResponse\n\\"), status);
    assertTrue(status.contains("\\challenge\\abc\n"), status);
    client.send("foobar");
    client.command("status");
    assertTrue(client.text().startsWith("print\nmap: sim_dm1\ncl score ping name"), "status");
  }

  @Test
  void theOriginalTakesOneForEverybodyInHalfASecond() {
    try (SimulatedServer original =
            SimulatedServer.start("quake3", "secret", options -> options.clock(clock::get));
        UdpClient one = new UdpClient(original);
        UdpClient two = new UdpClient(original, "127.0.0.2")) {
      one.send("rcon wrong garbage");
      assertEquals("print\nBad rconpassword.\n", one.text());
      two.command("echo blocked");
      assertTrue(two.isSilent(50));
      two.send("getinfo");
      assertTrue(two.text().startsWith("infoResponse"), "queries are free");
      clock.addAndGet(Duration.ofMillis(500).toNanos());
      two.send("rcon secret echo caf\u00e9 100%");
      assertEquals("print\ncaf\u00e9 100.\n", two.text());
    }
  }
}
