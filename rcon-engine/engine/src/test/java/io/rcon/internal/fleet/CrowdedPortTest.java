package io.rcon.internal.fleet;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Ticker;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.RconOptions;
import io.rcon.internal.session.EngineSession;
import io.rcon.internal.support.LoopThreads;
import io.rcon.internal.wire.Transport;
import io.rcon.session.Link;
import io.rcon.simulator.SimulatedServer;
import io.rcon.simulator.Simulator;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More servers than the receive buffer of the only local port has room for. */
@Timeout(60)
class CrowdedPortTest {
  /** A system that grants little: some 16 answers are in flight at a time. */
  private static final class SmallBuffers implements Transport {
    @Override
    public String name() {
      return "small";
    }

    @Override
    public IoHandlerFactory ioHandlers() {
      return NioIoHandler.newFactory();
    }

    @Override
    public boolean isImmediate() {
      return false;
    }

    @Override
    public Channel stream() {
      return new NioSocketChannel();
    }

    @Override
    public DatagramChannel datagrams(SocketProtocolFamily family) {
      NioDatagramChannel channel = new NioDatagramChannel(family);
      channel.pipeline().addFirst(new Granting());
      return channel;
    }
  }

  private static final class Granting extends ChannelOutboundHandlerAdapter {
    @Override
    public void bind(ChannelHandlerContext ctx, SocketAddress local, ChannelPromise promise) {
      // Linux grants twice of what it is asked for.
      ((DatagramChannel) ctx.channel()).config().setReceiveBufferSize(16 * 2304 / 2);
      ctx.bind(local, promise);
    }
  }

  @Test
  void should_wake_all_who_wait_although_some_lose_interest() {
    Transport transport = new SmallBuffers();
    RconOptions options = RconOptions.builder().udpPorts(1).timeout(Duration.ofSeconds(30)).build();
    Engine engine =
        new Engine(
            options,
            transport,
            new MultiThreadIoEventLoopGroup(1, new LoopThreads(), transport.ioHandlers()),
            Ticker.systemTicker(),
            new Random(1));
    Queue<String> failed = new ConcurrentLinkedQueue<>();
    AtomicInteger ended = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();
    List<EngineSession> sessions = new ArrayList<>();
    int count = 120;
    try (Simulator simulator = new Simulator()) {
      for (int i = 0; i < count; i++) {
        SimulatedServer server =
            simulator.start("darkplaces", "s3cret", o -> o.latency(Duration.ofMillis(150)));
        EngineSession session = engine.session(Link.server(server, Dialect.DARKPLACES, "s3cret"));
        session.start();
        session.blocking().awaitReady();
        sessions.add(session);
      }
      for (int i = 0; i < count; i++) {
        Command command = Command.of("echo x");
        boolean patient = i % 4 == 0 || i < 16;
        sessions
            .get(i)
            .execute(patient ? command : command.within(Duration.ofMillis(60)))
            .whenComplete((reply, failure) -> {
              if (patient && failure != null) {
                failed.add("" + failure);
              }
              answered.addAndGet(reply == null ? 0 : 1);
              ended.incrementAndGet();
            });
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> ended.get() == count);
      assertTrue(failed.isEmpty(), () -> failed.size() + " failed, first " + failed.peek());
      assertTrue(answered.get() < count, "the port was crowded, and some lost interest");
      sessions.forEach(EngineSession::close);
    } finally {
      engine.end().toCompletableFuture().join();
    }
  }
}
