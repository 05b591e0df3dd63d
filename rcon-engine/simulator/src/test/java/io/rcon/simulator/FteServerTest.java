package io.rcon.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FteServerTest extends UdpServerSetup {
  FteServerTest() {
    super("fte");
  }

  /** Bytes of a real one. */
  @ParameterizedTest
  @CsvSource({
    "72636f6e20736563726574206563686f20780a, 6e780a00",
    "72636f6e20736563726574206e6f73756368636f6d6d616e64203120320a,"
        + " 6e556e6b6e6f776e20636f6d6d616e6420226e6f73756368636f6d6d616e64220a00",
    "72636f6e20227365637265742220" + "6563686f20780a, 6e780a00",
    "72636f6e20736563726574206563686f2022612020622220630a, 6e61206220630a00",
  })
  void answersAsFteDid(String request, String answer) {
    client.send(HexFormat.of().parseHex("ffffffff" + request));
    assertEquals("ffffffff" + answer, HexFormat.of().formatHex(client.receive()));
  }

  @Test
  void isSilentToAWrongPasswordAndToNoCommand() {
    client.send("rcon wrong echo x\n");
    client.send("rcon secret\n");
    assertTrue(client.isSilent(50));
    await().until(() -> server.counts().refusedLogins() == 1);
  }

  @Test
  void blocksForADayWhoeverAsksSixteenTimesInHalfAMinute() {
    for (int i = 0; i < 15; i++) {
      client.command("echo N" + i);
      assertEquals("nN" + i + "\n\0", client.text());
      clock.addAndGet(Duration.ofSeconds(1).toNanos());
    }
    client.command("echo over");
    assertEquals("nProbable ddos amplification attack\n", client.text());
    clock.addAndGet(Duration.ofHours(1).toNanos());
    client.command("echo still");
    assertTrue(client.isSilent(50));
    client.send("ping");
    assertEquals("6c", HexFormat.of().formatHex(client.receive()));
    clock.addAndGet(Duration.ofHours(23).toNanos());
    client.command("echo prolonged");
    assertTrue(client.isSilent(50));
    await().until(() -> server.counts().limited() == 3);
    clock.addAndGet(Duration.ofSeconds(4).toNanos());
    client.command("echo back");
    assertEquals("nback\n\0", client.text());
    assertEquals(3, server.counts().limited());
  }
}
