package io.rcon.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class FaultyUdpLinkTest {
  private final SimulatedServer server =
      SimulatedServer.start("darkplaces", "secret", options -> options.pacing(false));
  private final FaultyNetwork network = new FaultyNetwork();
  private final FaultyLink link = network.to(server);
  private final UdpClient client = new UdpClient(link.address(), "127.0.0.1");

  @AfterEach
  void close() {
    client.close();
    network.close();
    server.close();
  }

  /** Sends so many numbered commands through a link with this seed; what came back, in order. */
  private List<Integer> answers(long seed, LinkFaults faults, int count) {
    try (FaultyNetwork another = new FaultyNetwork(seed)) {
      FaultyLink way = another.to(server);
      way.faults(faults, LinkFaults.NONE);
      try (UdpClient asks = new UdpClient(way.address(), "127.0.0.1")) {
        for (int i = 0; i < count; i++) {
          asks.command("echo " + i);
        }
        List<Integer> numbers = new ArrayList<>();
        for (byte[] answer : asks.receiveAll()) {
          String text = new String(answer, StandardCharsets.ISO_8859_1);
          numbers.add(Integer.parseInt(text.replaceAll("\\D", "")));
        }
        return numbers;
      }
    }
  }

  @Test
  void passesEverythingOnFromTheClientsOwnAddress() {
    try (UdpClient elsewhere = new UdpClient(link.address(), "127.0.3.8")) {
      client.command("echo one");
      assertTrue(client.text().contains("one"));
      elsewhere.command("echo two");
      assertTrue(elsewhere.text().contains("two"));
    }
    List<String> from =
        server.requests().stream().map(r -> r.from().getAddress().getHostAddress()).toList();
    assertEquals(List.of("127.0.0.1", "127.0.3.8"), from);
  }

  @Test
  void losesSomeAndTheSameSeedLosesTheSame() {
    LinkFaults faults = LinkFaults.NONE.datagrams(0.3, 0, 0);
    List<Integer> first = answers(7, faults, 100);
    assertTrue(first.size() > 50 && first.size() < 90, () -> first.size() + " of 100");
    assertEquals(first, answers(7, faults, 100));
    assertNotEquals(first, answers(8, faults, 100));
  }

  @Test
  void doublesSome() {
    List<Integer> numbers = answers(1, LinkFaults.NONE.datagrams(0, 0.3, 0), 100);
    assertTrue(numbers.size() > 110 && numbers.size() < 150, () -> numbers.size() + " of 100");
    assertEquals(100, new TreeSet<>(numbers).size());
    List<Integer> sorted = new ArrayList<>(numbers);
    Collections.sort(sorted);
    assertEquals(sorted, numbers, "only doubled, not overtaken");
  }

  @Test
  void letsSomeBeOvertaken() {
    List<Integer> numbers = answers(1, LinkFaults.NONE.datagrams(0, 0, 0.3), 100);
    assertEquals(100, numbers.size());
    assertEquals(100, new TreeSet<>(numbers).size());
    int overtaken = 0;
    for (int i = 1; i < 100; i++) {
      overtaken += numbers.get(i) < numbers.get(i - 1) ? 1 : 0;
    }
    assertTrue(overtaken >= 15, overtaken + " were overtaken");
  }

  @Test
  void letsTheLastOneGoThoughNothingOvertakesIt() {
    link.faults(LinkFaults.NONE.datagrams(0, 0, 1));
    client.command("echo last");
    assertTrue(client.text().contains("last"));
    assertEquals(2, link.counts().overtaken());
  }

  @Test
  void takesItsTimeAndKeepsTheOrder() {
    link.faults(LinkFaults.NONE.latency(Duration.ofMillis(30), Duration.ofMillis(60)));
    long begin = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      client.command("echo n" + i + ";");
    }
    for (int i = 0; i < 20; i++) {
      assertTrue(client.text().contains("n" + i + ";"));
    }
    assertTrue(System.nanoTime() - begin >= Duration.ofMillis(60).toNanos());
  }

  @Test
  void losesEverythingWhileItIsCutAndNothingAfterwards() {
    client.command("echo before");
    assertTrue(client.text().contains("before"));
    link.cut();
    client.command("echo lost");
    assertTrue(client.isSilent(100));
    link.heal();
    client.command("echo after");
    assertTrue(client.text().contains("after"));
    assertEquals(2, server.commandsExecuted());
    assertEquals(1, link.counts().lost());
    link.reset();
    client.command("echo again");
    assertTrue(client.text().contains("again"));
  }

  @Test
  void leadsToWhereTheServerIsNow() {
    client.command("echo here");
    client.text();
    try (SimulatedServer moved = SimulatedServer.start("darkplaces", "secret")) {
      link.moveTo(moved.address());
      client.command("echo there");
      assertTrue(client.text().contains("there"));
      assertEquals(1, moved.commandsExecuted());
    }
    link.moveTo(new InetSocketAddress(server.address().getAddress(), 1));
    client.command("echo nowhere");
    assertTrue(client.isSilent(50));
    link.moveTo(server.address());
    client.command("echo back");
    assertTrue(client.text().contains("back"));
  }
}
