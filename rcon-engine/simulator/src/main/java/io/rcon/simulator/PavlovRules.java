package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Pavlov's console. Each read is one request, so that two which come together are one that it does
 * not know. Answers are JSON, but for texts that the commands of all simulated games have.
 *
 * <p>Other readings of what is not certain: {@code stays-open} does not close after a wrong
 * password; an unknown word is answered with {@code bare-text} or, {@code silent-unknown}, not at
 * all; {@code names-command} tells in each answer whose it is.
 */
final class PavlovRules extends WireRules {
  private static final Set<String> KNOWN =
      Set.of(
          "RefreshList",
          "big",
          "bigu",
          "cmdlist",
          "drop",
          "echo",
          "help",
          "list",
          "none",
          "slow",
          "status",
          "version");

  PavlovRules(WireConnection connection) {
    super(connection);
  }

  @Override
  ChannelHandler framing() {
    return new RequestReads();
  }

  private boolean isOther(String reading) {
    return core.options.reading().equals(reading);
  }

  @Override
  void opened() {
    connection.send(bytes("Password: "));
  }

  @Override
  void packet(ByteBuf packet) {
    String text = packet.toString(StandardCharsets.UTF_8).strip();
    if (!authenticated) {
      login(text);
    } else if (!text.isEmpty()) {
      ScriptedReply reply = core.run(connection.number, connection.remote, text, this::console);
      boolean says = reply.answered();
      connection.send(says ? List.of(bytes(answer(text, reply.text()))) : List.of(), reply);
    }
  }

  private void login(String digest) {
    boolean right = isLogin(core.isDigest(PavlovRules::md5, digest));
    connection.send(
        List.of(bytes(right ? "Authenticated=1\r\n" : "Authenticated=0\r\n")),
        0,
        core.script.loginMishaps(),
        !right && !isOther("stays-open"));
  }

  private static String md5(String text) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private static String word(String command) {
    int blank = command.indexOf(' ');
    return blank < 0 ? command : command.substring(0, blank);
  }

  private ScriptedReply console(String command) {
    String word = word(command);
    String argument = command.substring(word.length()).strip();
    return switch (word) {
      case "Disconnect" ->
          new ScriptedReply(List.of("Goodbye"), true, true, Duration.ZERO, List.of());
      case "Help" -> ScriptedReply.prints(core.phrases.help(List.copyOf(KNOWN)));
      case "ServerInfo" ->
          ScriptedReply.text(
              "{\r\n\t\"ServerInfo\": {\r\n\t\t\"MapLabel\": \"datacenter\",\r\n\t\t\"GameMode\":"
                  + " \"SND\",\r\n\t\t\"ServerName\": \"simulated\",\r\n\t\t\"PlayerCount\": \""
                  + endpoint.console().players().size()
                  + "/10\"\r\n\t},\r\n\t\"Successful\": true\r\n}");
      case "Kick", "Ban", "Unban" ->
          ScriptedReply.text(
              "{\r\n\t\"UniqueID\": "
                  + JsonScan.quoted(argument)
                  + ",\r\n\t\"Successful\": "
                  + !argument.isEmpty()
                  + "\r\n}");
      default -> KNOWN.contains(word) ? endpoint.console().run(command) : unknown();
    };
  }

  private ScriptedReply unknown() {
    if (isOther("silent-unknown")) {
      return ScriptedReply.silent();
    }
    return ScriptedReply.text(
        isOther("bare-text") ? "Unknown command" : "{\r\n\t\"Successful\": false\r\n}");
  }

  /**
   * Texts of the commands that all simulated games have go as they are; so do those of a script.
   */
  private String answer(String command, String text) {
    if (text.isEmpty()) {
      return text;
    }
    boolean json = JsonScan.members(text) != null && text.endsWith("}");
    if (!json || !isOther("names-command")) {
      return text + "\r\n";
    }
    String rest = text.substring(1).strip();
    return "{\r\n\t\"Command\": "
        + JsonScan.quoted(word(command))
        + (rest.equals("}") ? "" : ",")
        + text.substring(1)
        + "\r\n";
  }

  @Override
  ByteBuf unsolicited(Mishap.Unsolicited said) {
    return bytes(said.text() + "\r\n");
  }

  private ByteBuf bytes(String text) {
    return buffer().writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
