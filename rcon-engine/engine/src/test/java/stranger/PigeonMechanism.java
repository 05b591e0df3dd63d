package stranger;

import io.rcon.Dialect;
import io.rcon.Ending;
import io.rcon.Fact;
import io.rcon.Family;
import io.rcon.Readings;
import io.rcon.Server;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Setting;
import java.util.List;

/**
 * A mechanism as a stranger writes it, who has the API alone: datagrams, a line for the session's
 * life, a login whose datagram is sent again, several commands in flight, answers in numbered
 * parts, events that are acknowledged, and a keep-alive without a text.
 */
public final class PigeonMechanism implements Mechanism {
  /** How many commands may be in flight. */
  static final Fact<Integer> WINGS =
      Fact.of("wings", 2, Readings.integer(1, 255), "how many commands pigeons carry at once");

  /** Games that send pigeons. */
  public static final Family FAMILY = Family.of("pigeon", List.of(WINGS), d -> {});

  /** Two pigeons at a time. */
  public static final Dialect DIALECT =
      FAMILY.dialect("pigeon", d -> d.games("Pigeon Post").depth(4).ending(Ending.singlePacket()));

  private static final Carrier CARRIER = new Carrier.Datagrams();

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Carrier carrier() {
    return CARRIER;
  }

  @Override
  public LineLife lineLife() {
    return LineLife.ONE_A_SESSION;
  }

  @Override
  public boolean hasLogin(Dialect dialect) {
    return true;
  }

  @Override
  public Conversation converse(Setting setting) {
    return new PigeonConversation(setting);
  }

  @Override
  public void checkServer(Server server) {}

  @Override
  public void checkCommand(Dialect dialect, String command) {
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a pigeon carries no empty note; nothing was sent");
    }
  }

  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    return 1;
  }
}
