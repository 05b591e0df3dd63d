package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The Isle: Evrima. Each read is one request, so that two which come together lose the second; no
 * answer tells its end.
 */
final class EvrimaRules extends WireRules {
  EvrimaRules(WireConnection connection) {
    super(connection);
  }

  @Override
  ChannelHandler framing() {
    return new RequestReads();
  }

  @Override
  void packet(ByteBuf packet) {
    int type = packet.readUnsignedByte();
    int end = packet.bytesBefore((byte) 0);
    if (end < 0) {
      connection.close();
    } else if (type == 1) {
      login(packet.readCharSequence(end, StandardCharsets.UTF_8).toString());
    } else if (type != 2 || !authenticated || end == 0) {
      connection.close();
    } else {
      int code = packet.readUnsignedByte();
      command(code, packet.readCharSequence(end - 1, StandardCharsets.UTF_8).toString());
    }
  }

  private void login(String password) {
    if (isLogin(core.isPassword(password))) {
      connection.send(List.of(text("Password Accepted")), 0, core.script.loginMishaps(), false);
    } else {
      connection.send(List.of(text("Incorrect Password")), 0, core.script.loginMishaps(), true);
    }
  }

  private void command(int code, String arguments) {
    String command =
        String.format(Locale.ROOT, "%02x%s%s", code, arguments.isEmpty() ? "" : " ", arguments);
    ScriptedReply reply = core.run(connection.number, connection.remote, command, this::console);
    List<ByteBuf> parts =
        reply.answered() && !reply.text().isEmpty() ? List.of(text(reply.text())) : List.of();
    connection.send(parts, reply);
  }

  private ScriptedReply console(String command) {
    String arguments = command.length() > 3 ? command.substring(3) : "";
    return switch (command.substring(0, 2)) {
      case "10" -> ScriptedReply.text("Announcement sent");
      case "12" -> ScriptedReply.text("ServerDetails\nServerName: simulated\n");
      case "30" -> ScriptedReply.text("Kicked " + arguments);
      case "40" -> endpoint.console().run(core.phrases.statusCommand());
      case "50" -> ScriptedReply.text("Saved");
      case "70" -> endpoint.console().run(arguments);
      default -> ScriptedReply.text("Unknown command");
    };
  }

  @Override
  ByteBuf unsolicited(Mishap.Unsolicited said) {
    return text(said.text());
  }

  private ByteBuf text(String text) {
    return buffer().writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
