package io.rcon.internal.wire;

import io.rcon.Server;
import io.rcon.internal.support.Literals;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams to one server: every line is a lease of one of the loop's local ports. Of several
 * addresses it stays with the one that answers, and goes on to the next after silence.
 */
final class UdpWire implements Wire {
  private final LoopNetwork network;
  private final Server server;

  /** Null where there is one address, and nothing to choose. */
  private final @Nullable AddressOrder order;

  private int attempt;
  private @Nullable InetSocketAddress remote;
  private long key;

  /** All addresses known since the last dial, where there are several. */
  private Set<InetAddress> addresses = Set.of();

  private long usedSince;
  private boolean answered;
  private boolean looksAgain;

  UdpWire(LoopNetwork network, Server server) {
    this.network = network;
    this.server = server;
    // A wrong first choice costs a command its timeout, and these games speak IPv4.
    order =
        Literals.isOne(server.host())
            ? null
            : new AddressOrder(server.port(), false, network.ports().localAddress());
  }

  @Override
  public void dial(Dial dial) {
    noteAnswers();
    int mine = ++attempt;
    looksAgain = false;
    Set<InetAddress> all = new LinkedHashSet<>();
    addresses = all;
    network
        .resolver()
        .find(
            server.host(),
            (found, problem, isLast) -> {
              boolean first = all.isEmpty();
              all.addAll(found);
              if (mine == attempt && first && (isLast || !all.isEmpty())) {
                found(problem, mine, dial);
              }
            });
  }

  private void found(String problem, int mine, Dial dial) {
    List<InetSocketAddress> ordered = ordered();
    if (ordered.isEmpty()) {
      dial.failed(
          addresses.isEmpty()
              ? problem
              : "the name '" + server.host() + "' has no address of the local address's family");
    } else if (ordered.size() == 1
        || order == null
        || order.hasWorked(ordered.get(0).getAddress())) {
      prepare(ordered.get(0), mine, dial);
    } else {
      survey(
          ordered,
          mine,
          dial::mayAsk,
          (best, alive) -> {
            if (best == null) {
              dial.failed(Literals.text(ordered) + ": nothing listens at the port");
            } else {
              prepare(best, mine, dial);
            }
          });
    }
  }

  private void survey(
      List<InetSocketAddress> ordered, int mine, BooleanSupplier mayAsk, AddressSurvey.End end) {
    AddressSurvey.Question question =
        new AddressSurvey.Question() {
          @Override
          public String query() {
            return server.dialect().outOfBand().query();
          }

          @Override
          public boolean mayAsk() {
            return mayAsk.getAsBoolean();
          }

          @Override
          public boolean isWanted() {
            return mine == attempt;
          }

          @Override
          public void closed(InetSocketAddress address) {
            fail(address);
          }
        };
    new AddressSurvey(network.loop(), network.probes(), ordered, question, end).begin();
  }

  private List<InetSocketAddress> ordered() {
    return order != null
        ? order.of(addresses)
        : addresses.stream().map(address -> new InetSocketAddress(address, server.port())).toList();
  }

  private void prepare(InetSocketAddress chosen, int mine, Dial dial) {
    network
        .ports()
        .prepare(
            chosen,
            (ready, problem) -> {
              if (mine != attempt) {
                return;
              }
              if (ready == null) {
                fail(chosen);
                dial.failed("no local port: " + problem);
              } else {
                use(ready);
                dial.dialed();
              }
            });
  }

  private void use(InetSocketAddress address) {
    remote = address;
    key = PairTable.key(address);
    answered = false;
    if (order == null) {
      // There is nothing to choose from later either.
      addresses = Set.of();
    }
    usedSince = network.loop().now();
  }

  private InetSocketAddress remote() {
    return Objects.requireNonNull(remote, "dial first");
  }

  // ---- which address is the right one

  @Override
  public void heard() {
    answered = true;
  }

  private void noteAnswers() {
    if (answered && order != null && remote != null) {
      order.worked(remote.getAddress());
    }
  }

  @Override
  public void loginUnanswered() {
    if (!answered && remote != null) {
      fail(remote);
    }
  }

  private void fail(InetSocketAddress address) {
    if (order != null) {
      order.failed(address.getAddress());
    }
  }

  /**
   * One that has answered may have lost a datagram, and is left only for one that answers now;
   * another silence in a row is no accident. The name is looked up again: the server may have
   * moved, or a family may have been missing.
   */
  @Override
  public void silent(int inARow, long sentAt, BooleanSupplier mayAsk) {
    // A request to the address before says nothing about this one.
    if (order == null || remote == null || looksAgain || sentAt < usedSince) {
      return;
    }
    boolean certain = !answered || inARow >= 2;
    if (certain) {
      fail(remote);
    }
    int mine = attempt;
    looksAgain = true;
    Set<InetAddress> all = new LinkedHashSet<>();
    network
        .resolver()
        .find(
            server.host(),
            (found, problem, isLast) -> {
              boolean first = all.isEmpty();
              all.addAll(found);
              if (mine == attempt && first) {
                looksAgain = false;
                addresses = all.isEmpty() ? addresses : all;
                goOn(ordered(), mine, certain, mayAsk);
              }
            });
  }

  /** Of several others each would cost a command, were it not asked. */
  private void goOn(
      List<InetSocketAddress> ordered, int mine, boolean certain, BooleanSupplier mayAsk) {
    if (ordered.size() > 2 || (ordered.size() == 2 && !certain)) {
      looksAgain = true;
      survey(
          ordered,
          mine,
          mayAsk,
          (best, alive) -> {
            looksAgain = false;
            if (best != null && (certain || alive)) {
              moveTo(best, mine);
            }
          });
    } else if (!ordered.isEmpty() && certain) {
      moveTo(ordered.get(0), mine);
    }
  }

  private void moveTo(InetSocketAddress chosen, int mine) {
    if (chosen.equals(remote)) {
      return;
    }
    network
        .ports()
        .prepare(
            chosen,
            (ready, problem) -> {
              if (mine == attempt && ready != null) {
                use(ready);
              }
            });
  }

  @Override
  public String at() {
    return order != null && remote != null ? TcpWire.place(remote) : "";
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
    network.probes().ask(remote(), query, () -> mine == attempt, found);
  }

  @Override
  public @Nullable InetSocketAddress otherSender(long since) {
    return network.ports().unknownSenders().like(remote(), since);
  }

  @Override
  public void hangUp() {
    attempt++;
    noteAnswers();
  }
}
