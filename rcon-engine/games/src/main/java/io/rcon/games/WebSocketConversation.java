package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.util.Arrays;

/**
 * A conversation in WebSocket messages: its login is the handshake, pings keep it alive, and it
 * counts the commands in flight. A subclass says what the messages mean. Event loop only.
 */
abstract class WebSocketConversation implements Conversation {
  final Setting setting;
  private final WebSocketLogin login;
  private int inFlight;

  /**
   * For subclasses.
   *
   * @param refusal what it may mean that a server refuses without a word, after a colon
   * @param apart how many nanoseconds lie between two handshakes at least
   */
  WebSocketConversation(Setting setting, String refusal, long apart) {
    this.setting = setting;
    login = new WebSocketLogin(setting, this::sendHandshake, refusal, apart);
  }

  private void sendHandshake(String key, Output output) {
    char[] secret = setting.server().secret().reveal();
    try {
      handshake(key, secret, output);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  /**
   * Sends the request of the handshake.
   *
   * @param key its key
   * @param secret is overwritten when this returns, as each copy must be before
   * @param output where to send it
   */
  abstract void handshake(String key, char[] secret, Output output);

  /** Takes a message: a text of UTF-8. */
  abstract void message(ByteBuf buffer, int index, int length, Answers answers);

  // ---- out

  @Override
  public final boolean login(Output output) {
    login.begin(output);
    return true;
  }

  @Override
  public final void due(long now, Answers answers) {
    login.due(inFlight > 0, answers);
  }

  @Override
  public final boolean keepAlive(Output output) {
    login.keepAlive(output);
    return true;
  }

  /** Sends a message: a text of UTF-8. */
  final void send(byte[] message, Output output) {
    WebSocketFrames.sendText(message, setting.random().getAsInt(), output);
  }

  /** Counts a command that was sent. */
  final void begun() {
    inFlight++;
  }

  // ---- in

  @Override
  public final void frame(ByteBuf buffer, int index, int length, Answers answers) {
    if (!login.took(buffer, index, length, answers)) {
      message(buffer, index, length, answers);
    }
  }

  @Override
  public void ended(int key) {
    inFlight--;
  }

  @Override
  public void forget(int key) {
    inFlight--;
  }
}
