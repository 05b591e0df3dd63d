package io.rcon.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Backoff;
import io.rcon.Dialect;
import io.rcon.RconFleet;
import io.rcon.RconListener;
import io.rcon.RconOptions;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.internal.fleet.EngineDoor;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.LoopNetwork;
import io.rcon.internal.wire.TlsContexts;
import io.rcon.internal.wire.Transport;
import io.rcon.internal.wire.Wire;
import io.rcon.internal.wire.Wire.Silence;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a UDP session asks of a server that is silent, and what it makes of the answer. */
class SilenceTest implements VirtualDatagrams.Watch {
  private static final InetSocketAddress ADDRESS =
      new InetSocketAddress(Addresses.server(0, 0), 27000);
  private static final Server SERVER =
      Server.of(
              Dialect.DARKPLACES,
              ADDRESS.getAddress().getHostAddress(),
              ADDRESS.getPort(),
              Secret.of("s3cret"))
          .named("s0");

  private final World world = new World(new Trace(false), () -> {});
  private final List<String> sent = new ArrayList<>();
  private final VirtualNetwork network = network();

  private VirtualNetwork network() {
    Choices choices = new Choices(1);
    Ledger ledger = new Ledger(world);
    StreamTap streams = new StreamTap(world, ledger, new DialRate(world, ledger, 0));
    CountingAllocator allocator = new CountingAllocator();
    return new VirtualNetwork(
        new VirtualStreams(world, choices, allocator, streams),
        new VirtualDatagrams(world, choices, allocator, this),
        new NameServer(choices));
  }

  @Override
  public void sent(InetSocketAddress from, InetSocketAddress to, byte[] bytes, int copies) {
    sent.add(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).substring(4));
  }

  @Override
  public void arrives(
      InetSocketAddress from, InetSocketAddress to, byte[] bytes, VirtualDatagrams.Origin origin) {}

  @AfterEach
  void end() {
    world.end();
  }

  private void pass(Duration time) {
    world.run(time.toNanos());
  }

  private List<Silence> asked(boolean hangsUp) {
    Transport transport = network;
    EngineLoop loop = new EngineLoop(world.engine, world.ticker, new Random(1));
    RconListener nobody = new RconListener() {};
    Wire wire =
        new LoopNetwork(loop, transport, nobody, null, 1, new TlsContexts())
            .wire(Mechanisms.named(SERVER.dialect().mechanism()), SERVER);
    List<Silence> found = new ArrayList<>();
    world.engine.execute(() -> wire.dial(new Dialed()));
    pass(Duration.ZERO);
    world.engine.execute(() -> {
      wire.explainSilence(found::add);
      if (hangsUp) {
        wire.hangUp();
      }
    });
    pass(Duration.ofSeconds(2));
    return found;
  }

  private static final class Dialed implements Wire.Dial {
    @Override
    public void dialed() {}

    @Override
    public void failed(io.rcon.RconException.Unreachable.Step step, String reason) {
      throw new AssertionError(reason);
    }
  }

  @Test
  void should_ask_a_silent_server() {
    network.datagrams.listen(ADDRESS, new io.netty.channel.ChannelInboundHandlerAdapter());
    assertEquals(List.of(Silence.SILENT), asked(false));
    assertEquals(List.of("getinfo"), sent);
  }

  @Test
  void should_ask_nothing_for_a_session_that_hung_up() {
    assertEquals(List.of(Silence.NOT_ASKED), asked(true));
    assertEquals(List.of(), sent);
  }

  @Test
  void should_be_ready_again_although_a_question_takes_longer_than_a_dial_may() {
    RconOptions options =
        RconOptions.builder()
            .callbacksOnEventLoop()
            .connectTimeout(Duration.ofMillis(300))
            .backoff(new Backoff(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO))
            .build();
    RconFleet fleet = EngineDoor.open(options, network, world.engine, world.ticker, new Random(1));
    RconSession session = fleet.add(SERVER);
    session.execute("status");
    pass(Duration.ofSeconds(2));
    assertEquals(SessionState.BACKING_OFF, session.state(), "nothing listens at the port");
    // One that answers no questions of strangers.
    network.datagrams.listen(ADDRESS, new io.netty.channel.ChannelInboundHandlerAdapter());
    pass(Duration.ofSeconds(10));
    assertEquals(SessionState.READY, session.state());
    fleet.closeAsync();
    pass(Duration.ofSeconds(5));
  }
}
