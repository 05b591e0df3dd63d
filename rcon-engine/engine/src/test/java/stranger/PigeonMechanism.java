package stranger;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending;
import io.rcon.Family;
import io.rcon.Pacing;
import io.rcon.Server;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Setting;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Datagrams with a login, sequence bytes and numbered parts. */
public final class PigeonMechanism implements Mechanism {
  static final Family FAMILY = Family.of("pigeon", List.of(), PigeonMechanism::check);

  /** The one game of the family. */
  public static final Dialect DIALECT =
      FAMILY.dialect(
          "pigeon",
          d ->
              d.games("Pigeon")
                  .proven("the server of its tests")
                  .defaultPort(7000)
                  .charset(StandardCharsets.UTF_8)
                  .maxRequest(1400)
                  .depth(2)
                  .pacing(Pacing.NONE)
                  .ending(
                      new Ending(
                          EndRule.PART_INDEX,
                          0,
                          Duration.ZERO,
                          Ending.Probe.NONE,
                          0,
                          Ending.Marker.NONE))
                  .idsMirrored(true)
                  .keepAlive(Duration.ofSeconds(30)));

  private static final Carrier DATAGRAMS = new Carrier.Datagrams();

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Carrier carrier() {
    return DATAGRAMS;
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
  public void checkServer(Server server) {
    Dialect dialect = server.dialect();
    boolean ascii = dialect.get(CommonFacts.ASCII_PASSWORD);
    String forbidden = dialect.get(CommonFacts.FORBIDDEN_IN_PASSWORD);
    Charset charset = ascii ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8;
    char[] password = server.secret().reveal();
    try {
      if (!charset.newEncoder().canEncode(CharBuffer.wrap(password))) {
        throw new IllegalArgumentException("the password cannot be written in " + charset);
      }
      for (char each : password) {
        if (forbidden.indexOf(each) >= 0) {
          throw new IllegalArgumentException("the password has a character that is forbidden");
        }
      }
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    if (!dialect.charset().newEncoder().canEncode(command)) {
      throw new IllegalArgumentException("the command cannot be written in " + dialect.charset());
    }
    int size = command.getBytes(dialect.charset()).length;
    if (size > dialect.maxRequest()) {
      throw new IllegalArgumentException(
          "the command has " + size + " bytes, more than " + dialect.maxRequest());
    }
  }

  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    return 1;
  }

  private static void check(Dialect dialect) {
    if (dialect.depth() > PigeonConversation.SEQUENCES) {
      throw new IllegalArgumentException("has more commands in flight than sequence bytes");
    }
  }
}
