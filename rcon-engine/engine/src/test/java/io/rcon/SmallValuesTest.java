package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconException.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SmallValuesTest {
  private static final Server SERVER = Server.of(Dialect.SOURCE, "h", 1, Secret.none());

  @Test
  void pacingIsUnlimitedOnlyWithoutAnInterval() {
    assertTrue(Pacing.NONE.isUnlimited());
    assertTrue(Pacing.of(5, Duration.ZERO).isUnlimited());
    assertFalse(Pacing.of(1, Duration.ofMillis(550)).isUnlimited());
    assertThrows(IllegalArgumentException.class, () -> Pacing.of(0, Duration.ofSeconds(1)));
    assertThrows(IllegalArgumentException.class, () -> Pacing.of(1, Duration.ofSeconds(-1)));
    assertEquals(5, Pacing.of(5, Duration.ofDays(73)).burst());
    assertThrows(IllegalArgumentException.class, () -> Pacing.of(5, Duration.ofDays(74)));
    assertThrows(IllegalArgumentException.class, () -> Pacing.of(1 << 30, Duration.ofSeconds(1)));
    assertThrows(NullPointerException.class, () -> Pacing.of(1, null));
  }

  @Test
  void anOutcomeIsAReplyOrAFailure() {
    Reply reply = new Reply("hi", EndRule.PROBE, false, 2, 1_500_000);
    Outcome ok = Outcome.of(SERVER, reply);
    assertTrue(ok.ok());
    assertEquals(Optional.of(reply), ok.reply());
    assertEquals(Optional.empty(), ok.failure());
    assertEquals("Outcome[h:1, Reply[2 characters, 2 packets, end PROBE]]", ok.toString());

    RconException late = new RconException.TimedOut("h:1", Delivery.UNKNOWN, "no answer in 5 s");
    Outcome failed = Outcome.of(SERVER, late);
    assertFalse(failed.ok());
    assertEquals(Optional.of(late), failed.failure());
    assertEquals(Optional.empty(), failed.reply());
    assertTrue(failed.toString().contains("no answer in 5 s"), failed.toString());
  }

  @Test
  void aReplyTellsItsTimeTwice() {
    Reply reply = new Reply("", EndRule.QUIET_TIME, true, 1, 1_500_000);
    assertEquals(Duration.ofNanos(1_500_000), reply.elapsed());
    assertEquals(1_500_000, reply.elapsedNanos());
    assertEquals(1, reply.packets());
    assertEquals(EndRule.QUIET_TIME, reply.end());
    assertTrue(reply.possiblyTruncated());
    assertEquals("", reply.text());
  }

  @Test
  void endingsSayTheirRule() {
    assertEquals(EndRule.SINGLE_PACKET, Ending.singlePacket().rule());
    assertEquals(EndRule.PROBE, Ending.terminator().rule());
    assertEquals(Ending.Probe.WITH_COMMAND, Ending.terminator().probe());
    assertEquals(4096, Ending.shortFragment(4096).limit());
    assertEquals(Ending.Probe.AFTER_FIRST, Ending.shortFragment(4096).probe());
    assertEquals(
        EndRule.DATAGRAM_SIZE, Ending.datagramSize(1399, Ending.Marker.SAME_DATAGRAM).rule());
    assertEquals(
        Duration.ofMillis(60),
        Ending.quiet(Duration.ofMillis(60), 1017, Ending.Marker.NONE).quiet());
  }

  @Test
  void aSnapshotIsACopyInTheOrderOfTheStates() {
    Map<SessionState, Integer> states = new HashMap<>();
    for (SessionState state : SessionState.values()) {
      states.put(state, 1);
    }
    List<FleetSnapshot.ServerSnapshot> servers = new ArrayList<>();
    FleetSnapshot snapshot = new FleetSnapshot(1, states, servers, 4, 3, 1, 0);
    states.clear();
    servers.add(new FleetSnapshot.ServerSnapshot(SERVER, SessionState.READY, 0, 0, -1));
    assertEquals(List.of(SessionState.values()), List.copyOf(snapshot.sessions().keySet()));
    assertTrue(snapshot.servers().isEmpty());
    assertTrue(new FleetSnapshot(1, Map.of(), servers, 0, 0, 0, 0).sessions().isEmpty());
    assertThrows(
        UnsupportedOperationException.class, () -> snapshot.sessions().remove(SessionState.IDLE));
  }

  @Test
  void aSummaryCountsThoseThatAnswered() {
    assertEquals(7, new Broadcast.Summary(10, 3).succeeded());
  }

  @Test
  void optionsHaveTheDefaultsThatTheirDocumentationGives() {
    RconOptions options = RconOptions.builder().build();
    assertEquals(Duration.ofSeconds(30), options.within());
    assertEquals(Runtime.getRuntime().maxMemory() / 4, options.replyMemory());
  }

  @Test
  void optionsAreAValueThatLaterChangesOfTheBuilderDoNotTouch() {
    RconOptionsBuilder builder = RconOptions.builder().eventLoops(2).queueLimit(7);
    RconOptions options = builder.build();
    builder.eventLoops(9).queueLimit(9);
    assertEquals(2, options.eventLoops());
    assertEquals(7, options.queueLimit());
    assertEquals(Optional.empty(), options.onDemand());
    assertEquals(Duration.ofSeconds(5), options.timeout());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> RconOptions.builder().eventLoops(0));
    assertEquals("eventLoops must be at least 1, not 0", e.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> RconOptions.builder().timeout(Duration.ZERO));
    assertEquals(
        OptionalInt.of(0), RconOptions.builder().dialsPerSecond(0).build().dialsPerSecond());
    assertEquals(OptionalInt.empty(), RconOptions.builder().build().dialsPerSecond());
  }
}
