package io.rcon.games;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.RconEvent;
import io.rcon.Server;
import io.rcon.codec.PeerText;
import io.rcon.codec.StrictText;
import io.rcon.spi.Answers;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;

/** The session with Minecraft's management server. A key is the number of a request. */
final class MsmpConversation extends WebSocketConversation {
  /** Then the numbers begin again. */
  static final int LAST = 999_999_999;

  private static final String REFUSAL =
      ": a wrong secret, a port that is not management-server-port's, or TLS, which such a server has"
          + " unless management-server-tls-enabled is false";

  private static final byte[] PATH = {'/'};
  private static final String JOINED = "/players/joined";
  private static final String LEFT = "/players/left";
  private static final int MOST_TOLD = 100;

  /** How many characters a secret has; with another one a server does not start. */
  private static final int SECRET = 40;

  /** A server of today asks nothing; one that asks without end is not answered without end. */
  private static final int MOST_DECLINED = 100;

  private final Dialect dialect;

  private int last;
  private int declined;

  /** The error of a request that the server could not name. */
  private String oddity = "";

  MsmpConversation(Setting setting) {
    super(setting, REFUSAL + advice(setting.server()), 0);
    dialect = setting.server().dialect();
  }

  private static String advice(Server server) {
    char[] secret = server.secret().reveal();
    boolean possible = secret.length == SECRET;
    for (char c : secret) {
      possible &= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    Arrays.fill(secret, '\0');
    return possible ? "" : "; this secret is not 40 letters and digits, as each such server's is";
  }

  @Override
  void handshake(String key, char[] secret, Output output) {
    byte[] token = StrictText.bytes(CharBuffer.wrap(secret), US_ASCII);
    try {
      WebSocketRequest.send(setting.server(), key, PATH, token, output);
    } finally {
      Arrays.fill(token, (byte) 0);
    }
  }

  // ---- out

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    int key = last == LAST ? 1 : last + 1;
    send(MsmpCall.of(dialect, text).message(key), output);
    last = key;
    begun();
    return key;
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  // ---- in

  @Override
  void message(ByteBuf buffer, int index, int length, Answers answers) {
    MsmpMessage message = MsmpMessage.read(buffer, index, length);
    if (message == null) {
      answers.stray(buffer, index, 0);
    } else if (message.method().isEmpty()) {
      answer(message, buffer, index, answers);
    } else if (message.id().isEmpty()) {
      happened(message, buffer, index, length, answers);
    } else {
      decline(message.id(), answers);
    }
  }

  private void answer(MsmpMessage message, ByteBuf buffer, int index, Answers answers) {
    String text = message.text();
    int number = message.number();
    if (number == MsmpMessage.NO_NUMBER) {
      oddity = message.error().isEmpty() ? oddity : PeerText.oneLine(text, MOST_TOLD);
      answers.stray(buffer, index, 0);
      return;
    }
    AnswerText.last(number, text, answers);
  }

  /** Players who come and go are named; early builds had an object where there is a list now. */
  private void happened(
      MsmpMessage message, ByteBuf buffer, int index, int length, Answers answers) {
    boolean joined = message.method().endsWith(JOINED);
    if (joined || message.method().endsWith(LEFT)) {
      JsonValue params = DocumentTree.of(message.params()).root();
      List<JsonValue> items = params.items();
      String player = (items.isEmpty() ? params : items.get(0)).text("name");
      if (!player.isEmpty()) {
        String text = buffer.toString(index, Math.min(length, 4 * RconEvent.MAX_TEXT), UTF_8);
        Server server = setting.server();
        answers.event(
            joined
                ? new RconEvent.Join(server, text, player)
                : new RconEvent.Leave(server, text, player));
        return;
      }
    }
    answers.event(buffer, index, length);
  }

  /** There is no method here that a server could call. */
  private void decline(String id, Output output) {
    if (declined < MOST_DECLINED && id.length() <= MOST_TOLD) {
      declined++;
      String answer =
          "{\"jsonrpc\":\"2.0\",\"id\":"
              + id
              + ",\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}";
      send(answer.getBytes(UTF_8), output);
    }
  }

  @Override
  public String whatElseCame(int key) {
    return oddity.isEmpty() ? "" : "the server said of a request that it did not name: " + oddity;
  }
}
