package io.rcon.simulation;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connections over a network that refuses, stalls, cuts and delays them. */
final class VirtualStreams {
  /** Sees the engine's connections. */
  interface Watch {
    /** The engine asks for a connection. */
    void dialed(Connection connection);

    /** The connection stands. */
    void made(Connection connection);

    /** The engine wrote. */
    void written(Connection connection, byte[] bytes);

    /** The server wrote. */
    void answered(Connection connection, byte[] bytes);

    /** The engine's end is closed. */
    void hungUp(Connection connection);
  }

  /** A connection, or the attempt to make one. */
  static final class Connection {
    final InetSocketAddress remote;
    final int number;
    private final StreamChannel client;
    private @Nullable StreamChannel server;
    private final List<Pipe> pipes = new ArrayList<>(2);

    /** At the end: whether the other end, or the network, was the one to close it. */
    boolean endedByPeer;

    Connection(int number, InetSocketAddress remote, StreamChannel client) {
      this.number = number;
      this.remote = remote;
      this.client = client;
    }

    private void arriveReset() {
      client.arriveReset();
      if (server != null) {
        server.arriveReset();
      }
    }

    /** How much the server has read. */
    long readByServer() {
      return server == null ? 0 : server.bytesRead();
    }

    @Override
    public String toString() {
      return "#" + number + " to " + remote.getAddress().getHostAddress();
    }
  }

  private final World world;
  private final Choices choices;
  private final ByteBufAllocator allocator;
  private final Watch watch;
  private final Map<InetSocketAddress, Consumer<Channel>> listeners = new HashMap<>();
  private final Map<StreamChannel, Connection> ofEngine = new HashMap<>();
  private final Set<Connection> holes = new LinkedHashSet<>();
  private final Set<InetSocketAddress> swallowing = new LinkedHashSet<>();

  /** Ends of connections that their servers believe to stand: the other end's close was lost. */
  private final List<StreamChannel> forgotten = new ArrayList<>();

  private Faults faults = Faults.NONE;
  private int dials;

  VirtualStreams(World world, Choices choices, ByteBufAllocator allocator, Watch watch) {
    this.world = world;
    this.choices = choices;
    this.allocator = allocator;
    this.watch = watch;
  }

  ByteBufAllocator allocator() {
    return allocator;
  }

  private Faults faults() {
    return faults;
  }

  void faults(Faults changed) {
    faults = changed;
    if (changed.isCalm()) {
      // What led nowhere is noticed at last, at both ends: a server may take one connection only.
      List.copyOf(holes).forEach(Connection::arriveReset);
      holes.clear();
      forgotten.forEach(StreamChannel::arriveReset);
      forgotten.clear();
    }
  }

  void listen(InetSocketAddress address, Consumer<Channel> server) {
    listeners.put(address, server);
  }

  void stopListening(InetSocketAddress address) {
    listeners.remove(address);
  }

  /** Nothing is ever heard of an attempt to connect to this address. */
  void swallow(InetSocketAddress address) {
    swallowing.add(address);
  }

  int open() {
    return ofEngine.size();
  }

  void connect(StreamChannel client, InetSocketAddress remote) {
    Connection connection = new Connection(++dials, remote, client);
    ofEngine.put(client, connection);
    watch.dialed(connection);
    if (swallowing.contains(remote)) {
      return;
    }
    long delay = choices.skewed(faults.leastDelay, faults.mostDelay);
    if (choices.chance(faults.slowAccept)) {
      delay += choices.skewed(0, SECONDS.toNanos(8));
    }
    boolean refused = choices.chance(faults.refuse);
    world.outside(delay, () -> arriveAtServer(connection, refused));
  }

  private void arriveAtServer(Connection connection, boolean refused) {
    Consumer<Channel> server = listeners.get(connection.remote);
    if (!connection.client.isOpen()) {
      return;
    }
    if (server == null || refused) {
      IOException why = new ConnectException("Connection refused: " + connection.remote);
      onEngine(() -> connection.client.connectionFailed(why));
      return;
    }
    InetSocketAddress own =
        new InetSocketAddress(VirtualAddresses.ENGINE, 40_000 + connection.number);
    StreamChannel accepted = new StreamChannel(this, connection.remote, own);
    Pipe up =
        new Pipe(world, choices, this::faults, accepted, bytes -> watch.written(connection, bytes));
    Pipe down =
        new Pipe(
            world,
            choices,
            this::faults,
            connection.client,
            bytes -> watch.answered(connection, bytes));
    connection.pipes.add(up);
    connection.pipes.add(down);
    accepted.out = down;
    boolean hole = choices.chance(faults.silentAccept);
    if (hole) {
      up.die();
      holes.add(connection);
    } else {
      doom(connection, up, down);
      connection.server = accepted;
      accepted
          .pipeline()
          .addLast(
              new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(Channel channel) {
                  server.accept(channel);
                }
              });
      world.register(accepted);
    }
    onEngine(() -> {
      watch.made(connection);
      connection.client.connectionMade(own, up);
    });
  }

  /** Chooses at which byte the connection will end, and how. */
  private void doom(Connection connection, Pipe up, Pipe down) {
    Pipe cut = choices.of(up, down);
    if (choices.chance(faults.cut)) {
      boolean abrupt = choices.chance(0.5);
      cut.cutAt(
          choices.skewed(0, 20_000),
          () -> {
            up.end(abrupt);
            down.end(abrupt);
          });
    } else if (choices.chance(faults.blackhole)) {
      boolean both = choices.chance(0.6);
      cut.cutAt(
          choices.skewed(0, 20_000),
          () -> {
            cut.die();
            if (both) {
              connection.pipes.forEach(Pipe::die);
            }
            swallows(connection);
          });
    }
  }

  /** The engine may have closed its end, and word of that be among what is lost now. */
  private void swallows(Connection connection) {
    if (ofEngine.containsKey(connection.client)) {
      holes.add(connection);
    } else if (connection.server != null) {
      forgotten.add(connection.server);
    }
  }

  private void onEngine(Runnable task) {
    if (!world.engine.isShutdown()) {
      world.engine.execute(task);
    }
  }

  void closed(StreamChannel channel) {
    Connection connection = ofEngine.remove(channel);
    if (connection != null) {
      if (holes.remove(connection) && connection.server != null) {
        forgotten.add(connection.server);
      }
      connection.endedByPeer = channel.isEndedByPeer();
      watch.hungUp(connection);
    }
  }
}
