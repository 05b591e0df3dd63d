package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.PeerText;
import io.rcon.codec.RconCodecException;
import io.rcon.spi.Answers;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket handshake as a login. Servers agree and close at once where they refuse, so a ping
 * that is answered, or a message, proves that the connection stands; some answer no ping, and
 * silence for a while does too. Later pings keep the connection. Event loop only.
 */
final class WebSocketLogin {
  /** Sends the request, with what is secret in it. */
  interface Sender {
    void send(String key, Output output);
  }

  private enum Stage {
    BEFORE,
    SENT,
    AGREED,
    OVER
  }

  private static final long PROVEN_AFTER = TimeUnit.SECONDS.toNanos(1);
  private static final long ANSWERED_WITHIN = TimeUnit.SECONDS.toNanos(10);
  private static final int MOST_UNHEARD = 3;
  private static final int MOST_TOLD = 120;

  private final Setting setting;
  private final Sender sender;
  private final String refusal;
  private final long apart;
  private final WebSocketPast past;

  private Stage stage = Stage.BEFORE;

  /** Until the server has agreed. */
  private @Nullable String key;

  /** Whether this server answers pings. */
  private boolean answersPings;

  private int unheard;

  /**
   * Makes the login of one connection.
   *
   * @param refusal what it may mean that a server refuses without a word, after a colon
   * @param apart how many nanoseconds lie between two handshakes at least
   */
  WebSocketLogin(Setting setting, Sender sender, String refusal, long apart) {
    this.setting = setting;
    this.sender = sender;
    this.refusal = refusal;
    this.apart = apart;
    past = setting.shared(WebSocketPast.class, WebSocketPast::new);
  }

  void begin(Output output) {
    long wait = past.wait(setting.now(), apart);
    if (wait > 0) {
      setting.wakeAt(setting.now() + wait);
    } else {
      send(output);
    }
  }

  private void send(Output output) {
    stage = Stage.SENT;
    past.begins(setting.now());
    String fresh = WebSocketRequest.newKey(setting.random());
    key = fresh;
    sender.send(fresh, output);
  }

  /** The time has come that was asked for; {@code busy} says whether a command is in flight. */
  void due(boolean busy, Answers answers) {
    switch (stage) {
      case BEFORE -> send(answers);
      case AGREED -> proven(answers);
      case OVER -> {
        if (answersPings && unheard >= MOST_UNHEARD && !busy) {
          answers.loginLost("the server has answered none of the last " + unheard + " pings");
        }
      }
      case SENT -> {}
    }
  }

  void keepAlive(Output output) {
    unheard++;
    WebSocketFrames.sendPing(setting.random().getAsInt(), output);
    setting.wakeAt(setting.now() + ANSWERED_WITHIN);
  }

  /** Takes a frame. {@return whether it was no message} */
  boolean took(ByteBuf buffer, int index, int length, Answers answers) {
    unheard = 0;
    if (stage == Stage.BEFORE) {
      return true;
    }
    if (stage == Stage.SENT) {
      opened(buffer, index, length, answers);
      return true;
    }
    byte first = length == 0 ? 0 : buffer.getByte(index);
    boolean sign = WebSocketSigns.isSign(first);
    answersPings |= first == WebSocketSigns.PONG;
    if (stage == Stage.AGREED) {
      if (first == WebSocketSigns.CLOSE || first == WebSocketSigns.END) {
        refuse("the server agreed to WebSocket and closed at once" + refusal, answers);
      } else {
        proven(answers);
      }
    }
    return sign;
  }

  private void proven(Answers answers) {
    stage = Stage.OVER;
    past.accepted();
    answers.loggedIn();
  }

  private void opened(ByteBuf buffer, int index, int length, Answers answers) {
    HttpHead head = HttpHead.find(buffer, index, length);
    if (length == 0 && past.wasAccepted()) {
      // It restarts, or what stands before it has lost it: the engine tries again, with pauses.
      return;
    }
    if (head == null) {
      String how = length == 0 ? "closed the connection at once" : "answered no HTTP";
      refuse("the server " + how + refusal, answers);
    } else if (head.status() == HttpHead.SWITCHING) {
      agreed(head, answers);
    } else {
      declined(head, buffer, index, length, answers);
    }
  }

  private void agreed(HttpHead head, Answers answers) {
    String sent = key;
    key = null;
    if (sent == null
        || !head.field("sec-websocket-accept").equals(WebSocketRequest.answerTo(sent))) {
      throw new RconCodecException(
          "the answer to the WebSocket handshake fits another one; check that the port is the"
              + " game's");
    }
    stage = Stage.AGREED;
    WebSocketFrames.sendPing(setting.random().getAsInt(), answers);
    setting.wakeAt(setting.now() + PROVEN_AFTER);
  }

  /** A proxy before a server that is away says so by a status of its own. */
  private void declined(HttpHead head, ByteBuf buffer, int index, int length, Answers answers) {
    int status = head.status();
    String body =
        PeerText.oneLine(
            buffer.toString(
                index + head.length(),
                Math.min(MOST_TOLD, length - head.length()),
                StandardCharsets.UTF_8),
            MOST_TOLD);
    String told = "the server answered HTTP " + status + (body.isEmpty() ? "" : " (" + body + ")");
    if (status >= 500 || status == 408 || status == 429) {
      throw new RconCodecException(told + ": the game is away behind what answers, or busy");
    }
    boolean password = status == 401 || status == 403;
    refuse(told + (password ? refusal : ": the port is another service's"), answers);
  }

  private void refuse(String why, Answers answers) {
    if (past.excuse()) {
      throw new RconCodecException(why + "; it had accepted the password before");
    }
    answers.refused(why);
  }
}
