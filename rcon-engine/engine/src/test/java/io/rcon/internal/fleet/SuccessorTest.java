package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.RconSession;
import io.rcon.Server;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session in the place of another: the server must not notice that there are two. */
@Timeout(60)
class SuccessorTest {
  private static final Pacing PACE = Pacing.of(2, Duration.ofSeconds(10));
  private static final Server SERVER =
      VirtualFleet.server(Dialect.MINECRAFT.with(d -> d.name("paced").pacing(PACE)), 1);

  private final VirtualFleet world = new VirtualFleet();
  private int changes;
  private final VirtualServer server = world.with(SERVER);

  @AfterEach
  void end() {
    world.close();
  }

  /** Is busy until it is given up, two seconds after it was told to close. */
  private void busy() {
    server.silent = true;
    server.deaf = true;
    world.fleet.session("s1").orElseThrow().execute("busy");
    world.virtual.run();
    assertEquals(List.of("busy"), server.commands);
    server.silent = false;
  }

  /** One that is equal would leave the session alone. */
  private Server changed() {
    return SERVER.tagged("change", String.valueOf(++changes));
  }

  @Test
  void should_wait_for_all_who_were_before_it() {
    busy();
    world.fleet.replace(changed());
    world.pass(500);
    // It has nobody to wait for but the second, which has never begun.
    world.fleet.replace(changed());
    world.pass(1000);
    assertEquals(1, server.connections);
    world.pass(1000);
    assertEquals(2, server.connections);
  }

  @Test
  void should_wait_for_one_that_was_removed() {
    busy();
    world.fleet.remove("s1");
    world.fleet.add(SERVER);
    world.pass(1000);
    assertEquals(1, server.connections);
    world.pass(1500);
    assertEquals(2, server.connections);
  }

  @Test
  void should_keep_the_pace_of_those_before_it() {
    RconSession first = world.fleet.session("s1").orElseThrow();
    first.execute("one");
    world.virtual.run();
    server.silent = true;
    first.execute("two");
    world.virtual.run();
    server.silent = false;
    // The first is still busy, so the second is gone before it has begun.
    world.fleet.replace(changed());
    world.fleet.replace(changed()).execute("three");
    world.pass(9900);
    assertEquals(List.of("one", "two"), server.commands);
    world.pass(200);
    assertEquals(List.of("one", "two", "three"), server.commands);
  }
}
