package io.rcon.simulation;

import io.rcon.BattlEyeFacts;
import io.rcon.Dialect;
import io.rcon.simulator.BareServer;
import io.rcon.simulator.SimulatedGame;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A game server, where it is, and what is under way between it and the fleet. */
final class ServerUnderTest {

  final int number;
  final Dialect dialect;
  final boolean stream;

  /** Over a stream, but in no Source frames. */
  final boolean carrier;

  /** Over datagrams, but with a login, and numbers that tell commands and answers apart. */
  final boolean numbered;

  /** Whether it ends each answer once, by which alone its client knows whose the next one is. */
  final boolean inOrder;

  /** Whether it is asked for a challenge before a command leaves. */
  final boolean asksFirst;

  final String host;
  final String name;

  private final World world;
  private final VirtualNetwork network;
  private final Ledger ledger;
  private final BareServer bare;
  private final Mischief mischief;
  private final AnsweringServer answers;
  private final boolean byName;
  private final Decoys decoys;
  private final @Nullable VirtualDatagramPort port;
  private int moves;
  private boolean listening;
  private long refusedLogins;

  /** All that were ever right, and the one that is never. */
  final Set<String> passwords = new LinkedHashSet<>(List.of("secret", "wrong"));

  String password = "secret";
  InetSocketAddress address;

  /** The fleet's sessions with it. */
  final SessionsUnderTest sessions;

  /** How often the server, or one that claims to be it, refused in words. */
  int refusals;

  /** Commands that were sent, and whose callers were not told of an end yet. */
  final List<Entry> open = new ArrayList<>();

  /** How many connections there were: nothing is in flight on those before. */
  int logins;

  /** Ends of sent commands that the engine decided on. */
  int heard;

  /** Ends of sent commands that callers were told of. */
  int told;

  boolean forgotLogins;

  /** When the engine last got a datagram from it, or in its name. */
  long heardAt = -1;

  /** How often it sent what no server sends. */
  int lies;

  /** Whether an answer came otherwise than by its rules: twice, in other frames, or not at all. */
  boolean tampers;

  ServerUnderTest(
      int number,
      Dialect dialect,
      boolean byName,
      World world,
      VirtualNetwork network,
      Ledger ledger,
      Choices choices,
      Choices names) {
    this.number = number;
    this.dialect = dialect;
    this.world = world;
    this.network = network;
    this.ledger = ledger;
    sessions = new SessionsUnderTest(this, world);
    name = "s" + number;
    stream = !SimulatedGame.of(dialect.name()).usesDatagrams();
    carrier = stream && !dialect.family().equals(Dialect.SOURCE.family());
    inOrder = dialect.name().equals("openttd");
    asksFirst = Kin.asksFirst(dialect);
    numbered = dialect.family().equals(BattlEyeFacts.FAMILY);
    address = new InetSocketAddress(VirtualAddresses.server(number, 0), 27000 + number);
    this.byName = byName;
    host = byName ? name + ".sim." : address.getAddress().getHostAddress();
    bare = new BareServer(dialect.name(), password, world.outer, o -> o.seed(number).recorded(0));
    mischief = new Mischief(this, world, choices);
    answers = new AnsweringServer(this, world, ledger);
    bare.server().respond(answers::respond);
    ledger.livesAt(address, this);
    decoys = byName && names.chance(0.7) ? Decoys.of(this, network, ledger, names) : Decoys.NONE;
    network.names.put(host, decoys.with(address.getAddress()));
    port = stream ? null : network.datagrams.listen(address, bare.datagrams());
    listen();
  }

  Mischief mischief() {
    return mischief;
  }

  void listen() {
    if (!listening) {
      listening = true;
      if (stream) {
        network.streams.listen(address, bare::accept);
        decoys.twins().forEach(twin -> network.streams.listen(twin, bare::accept));
      } else if (port != null) {
        port.move(address);
        network.datagrams.listen(address, port);
      }
    }
  }

  /** The server itself tells how many logins it refused. */
  void countRefusals() {
    long now = bare.server().counts().refusedLogins();
    refusals += (int) (now - refusedLogins);
    refusedLogins = now;
  }

  /** A session logs in anew. */
  void loginBegins() {
    logins++;
    open.clear();
    heard = 0;
    told = 0;
  }

  /** The program ends; its connections with it. */
  void crash() {
    if (listening) {
      listening = false;
      world.log("crashes", name, 0);
      if (stream) {
        network.streams.stopListening(address);
        decoys.twins().forEach(network.streams::stopListening);
        bare.server().closeConnections();
        // Drawn from the moment, so that stories without it stay as they are.
        if (new Choices(world.now() ^ number).chance(0.5)) {
          world.log("leaves a front that accepts and closes", name, 0);
          network.streams.listen(address, front -> front.eventLoop().execute(front::close));
        }
      } else {
        network.datagrams.stopListening(address);
      }
    }
  }

  /** It comes up again, perhaps at another address, which only the name server knows. */
  void restart(boolean elsewhere) {
    crash();
    if (!elsewhere || !byName) {
      listen();
      return;
    }
    moves++;
    address = new InetSocketAddress(VirtualAddresses.server(number, moves), address.getPort());
    ledger.livesAt(address, this);
    network.names.put(host, decoys.with(address.getAddress()));
    listen();
  }

  void changePassword(String changed) {
    world.log("changes its password", name, 0);
    password = changed;
    passwords.add(changed);
    bare.server().changePassword(changed);
  }

  void forgetLogins() {
    world.log("forgets its logins", name, 0);
    forgotLogins = true;
    bare.server().deauthenticateAll();
  }

  void dropConnections() {
    world.log("drops its connections", name, 0);
    bare.server().closeConnections();
  }

  /** All is well again. */
  void heal() {
    if (mischief.end()) {
      bare.server().closeConnections();
    }
    bare.server().clearScript();
    bare.server().respond(answers::respond);
    liftBans();
    listen();
  }

  /** Its operator lets everybody in again. */
  void liftBans() {
    bare.server().liftBans();
  }

  long limited() {
    return bare.server().counts().limited();
  }

  /** Whether its address is looked up before each connection. */
  boolean isByName() {
    return byName;
  }

  /** Whether its name leads to several addresses. */
  boolean hasDecoys() {
    return !decoys.isEmpty();
  }

  @Override
  public String toString() {
    return name + "/" + dialect;
  }
}
