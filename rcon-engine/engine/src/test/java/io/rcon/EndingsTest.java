package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Ending.Marker;
import io.rcon.Ending.Probe;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No part of an ending is accepted and then ignored. */
class EndingsTest {
  private static Dialect with(Dialect base, EndRule rule, Probe probe, Marker marker) {
    return base.with(d ->
        d.name("own").ending(new Ending(rule, 4096, Duration.ofMillis(300), probe, 0, marker)));
  }

  @ParameterizedTest
  @CsvSource({
    "PROBE, NONE, NONE, the rule 'probe' needs a probe",
    "SHORT_FRAGMENT, WITH_COMMAND, NONE, the first packet would end the answer",
    "SINGLE_PACKET, WITH_COMMAND, NONE, the first packet would end the answer",
    "DATAGRAM_SIZE, NONE, NONE, over TCP no answer ends by 'datagram_size'",
    "MARKER, NONE, NONE, over TCP no answer ends by 'marker'",
    "QUIET_TIME, NONE, SAME_DATAGRAM, a marker is for datagrams",
  })
  void should_refuse_over_tcp(EndRule rule, Probe probe, Marker marker, String why) {
    String said =
        assertThrows(
                IllegalArgumentException.class, () -> with(Dialect.MINECRAFT, rule, probe, marker))
            .getMessage();
    assertTrue(said.startsWith("dialect 'own': " + why), said);
  }

  @ParameterizedTest
  @CsvSource({
    "DATAGRAM_SIZE, AFTER_FIRST, a probe is for TCP",
    "SHORT_FRAGMENT, NONE, over UDP no answer ends by 'short_fragment'",
    "PROBE, NONE, over UDP no answer ends by 'probe'",
  })
  void should_refuse_over_udp(EndRule rule, Probe probe, String why) {
    String said =
        assertThrows(
                IllegalArgumentException.class,
                () -> with(Dialect.QUAKE3, rule, probe, Marker.NONE))
            .getMessage();
    assertTrue(said.startsWith("dialect 'own': " + why), said);
  }

  @ParameterizedTest
  @CsvSource({
    "SHORT_FRAGMENT, NONE", "SHORT_FRAGMENT, AFTER_FIRST", "SHORT_FRAGMENT, AFTER_FIRST_OR_SILENCE",
    "SINGLE_PACKET, NONE", "SINGLE_PACKET, AFTER_FIRST", "PROBE, WITH_COMMAND",
    "PROBE, AFTER_FIRST", "QUIET_TIME, NONE", "QUIET_TIME, WITH_COMMAND"
  })
  void should_accept_what_has_a_meaning(EndRule rule, Probe probe) {
    assertEquals(probe, with(Dialect.MINECRAFT, rule, probe, Marker.NONE).ending().probe());
  }
}
