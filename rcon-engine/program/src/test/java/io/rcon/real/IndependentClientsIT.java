package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SampleText;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that others wrote get right answers from {@code rcon simulate}. */
@Timeout(120)
class IndependentClientsIT {
  private static final String PASSWORD = "s3cret";

  @Test
  void python3RconOnMinecraft() throws Exception {
    IndependentClient.PYTHON3_RCON.orSkip();
    try (SimulateProcess server = new SimulateProcess("minecraft", PASSWORD)) {
      String output =
          IndependentClient.PYTHON3_RCON.run(
              """
              from rcon.exceptions import WrongPassword
              from rcon.source import Client
              with Client('127.0.0.1', %1$d, passwd='%2$s', timeout=5) as client:
                  print(client.run('echo', 'hello'))
                  print(client.run('echo', 'h\u00e9llo \u4e16\u754c'))
                  print('[' + client.run('echo', '') + ']')
                  print(client.run('big', '10000'))
              try:
                  with Client('127.0.0.1', %1$d, passwd='wrong', timeout=5):
                      print('logged in')
              except WrongPassword:
                  print('refused')
              """
                  .formatted(server.port(), PASSWORD));
      String big = SampleText.plain(10000);
      assertEquals("hello\nh\u00e9llo \u4e16\u754c\n[]\n" + big + "\nrefused\n", output);
    }
  }

  @Test
  void rconClientOnSource() throws Exception {
    IndependentClient.NPM_RCON_CLIENT.orSkip();
    try (SimulateProcess server = new SimulateProcess("source", PASSWORD)) {
      String output =
          IndependentClient.NPM_RCON_CLIENT.run(
              """
              const { Rcon } = require('rcon-client')
              const main = async () => {
                const options = { host: '127.0.0.1', port: %1$d, password: '%2$s', maxPending: 8 }
                const rcon = await Rcon.connect(options)
                const sent = [...Array(100).keys()].map(i => rcon.send('echo token-' + i))
                for (const answer of await Promise.all(sent)) console.log(answer)
                console.log(await rcon.send('echo h\u00e9llo \u4e16\u754c'))
                console.log(await rcon.send('big 3000'))
                await rcon.end()
              }
              main()
              """
                  .formatted(server.port(), PASSWORD));
      String tokens =
          IntStream.range(0, 100).mapToObj(i -> "token-" + i + "\n").collect(Collectors.joining());
      String big = SampleText.plain(3000);
      assertEquals(tokens + "h\u00e9llo \u4e16\u754c\n" + big + "\n", output);
    }
  }

  @Test
  void qstatOnQuake3() throws Exception {
    IndependentClient.QSTAT.orSkip();
    try (SimulateProcess server = new SimulateProcess("quake3", PASSWORD)) {
      String address = "127.0.0.1:" + server.port();
      String output = IndependentClient.QSTAT.run("-raw", ",", "-P", "-q3s", address);
      String[] fields = output.lines().findFirst().orElseThrow().split(",", -1);
      assertEquals("Q3S", fields[0]);
      assertEquals(address, fields[1]);
      assertEquals("simulated", fields[2]);
      assertEquals("sim_dm1", fields[3]);
      int players = Integer.parseInt(fields[5]);
      assertEquals(players, output.lines().skip(1).filter(line -> !line.isBlank()).count());
      assertTrue(players <= Integer.parseInt(fields[4]), output);
    }
  }
}
