package io.rcon.internal.wire;

import io.rcon.Server;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Datagrams to one server: every line is a lease of one of the loop's local ports. */
final class UdpWire implements Wire {
  private final LoopNetwork network;
  private final Server server;
  private int attempt;
  private @Nullable InetSocketAddress remote;
  private long key;

  UdpWire(LoopNetwork network, Server server) {
    this.network = network;
    this.server = server;
  }

  @Override
  public void dial(Dial dial) {
    int mine = ++attempt;
    network
        .resolver()
        .find(
            server.host(),
            server.port(),
            (address, problem) -> {
              if (mine != attempt) {
                return;
              }
              if (address == null) {
                dial.failed(problem);
              } else {
                network.ports().prepare(address, (ready, why) -> prepared(ready, why, mine, dial));
              }
            });
  }

  private void prepared(@Nullable InetSocketAddress address, String problem, int mine, Dial dial) {
    if (mine != attempt) {
      return;
    }
    if (address == null) {
      dial.failed("no local port: " + problem);
    } else {
      remote = address;
      key = PairTable.key(address);
      dial.dialed();
    }
  }

  private InetSocketAddress remote() {
    return Objects.requireNonNull(remote, "dial first");
  }

  @Override
  public @Nullable Line open(LineListener listener) {
    return network.ports().lease(remote(), key, listener);
  }

  @Override
  public void whenFree(Runnable free) {
    network.ports().whenFree(remote(), free);
  }

  @Override
  public void explainSilence(Consumer<Silence> found) {
    int mine = attempt;
    String query = server.dialect().outOfBand().query();
    SilenceProbe.ask(network, remote(), query, () -> mine == attempt, found);
  }

  @Override
  public void hangUp() {
    attempt++;
  }
}
