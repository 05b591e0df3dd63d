package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Frostbite: packets of words, a login by a checksum over a salt, and events that want an answer. A
 * client that leaves an event unanswered hears of no more; a packet that is none closes the
 * connection.
 */
final class FrostbiteRules extends WireRules {
  private static final int BY_SERVER = 1 << 31;
  private static final int ANSWER = 1 << 30;
  private static final int MOST_UNANSWERED = 32;

  private final Charset charset;
  private final String eventsCommand;
  private final SplittableRandom random;

  private byte[] salt = {};
  private boolean listens;
  private int events;
  private int unanswered;

  private FrostbiteRules(WireConnection connection, Charset charset, String eventsCommand) {
    super(connection);
    this.charset = charset;
    this.eventsCommand = eventsCommand;
    random = new SplittableRandom(connection.number);
  }

  static FrostbiteRules later(WireConnection connection) {
    return new FrostbiteRules(connection, StandardCharsets.UTF_8, "admin.eventsEnabled");
  }

  static FrostbiteRules first(WireConnection connection) {
    return new FrostbiteRules(connection, StandardCharsets.ISO_8859_1, "eventsEnabled");
  }

  @Override
  ChannelHandler framing() {
    return new SizedPackets(4, true, 12, 16_384);
  }

  @Override
  void packet(ByteBuf packet) {
    int number = packet.readIntLE();
    packet.skipBytes(4);
    List<String> words = new ArrayList<>();
    for (int left = packet.readIntLE(); left > 0; left--) {
      int length = packet.readIntLE();
      words.add(packet.readCharSequence(length, charset).toString());
      packet.skipBytes(1);
    }
    if ((number & ANSWER) != 0) {
      unanswered -= (number & BY_SERVER) != 0 ? 1 : 0;
    } else if (words.isEmpty()) {
      connection.close();
    } else {
      request(number | ANSWER, words);
    }
  }

  private void request(int answer, List<String> words) {
    String name = words.get(0);
    if (name.equals("login.hashed")) {
      login(answer, words);
    } else if (name.equals("serverInfo")) {
      connection.send(packet(answer, List.of("OK", "simulated", "0", "64", "ConquestLarge0")));
    } else if (!authenticated) {
      connection.send(packet(answer, List.of("LogInRequired")));
    } else if (name.equals(eventsCommand)) {
      listens = words.size() == 2 && words.get(1).equals("true");
      connection.send(packet(answer, List.of(words.size() == 2 ? "OK" : "InvalidArguments")));
    } else {
      command(answer, words);
    }
  }

  private void login(int answer, List<String> words) {
    if (core.password().isEmpty()) {
      connection.send(packet(answer, List.of("PasswordNotSet")));
    } else if (words.size() == 1) {
      salt = new byte[16];
      random.nextBytes(salt);
      String digits = HexFormat.of().withUpperCase().formatHex(salt);
      connection.send(packet(answer, List.of("OK", digits)));
    } else {
      boolean right = isLogin(salt.length > 0 && words.get(1).equals(hash()));
      List<ByteBuf> parts = List.of(packet(answer, List.of(right ? "OK" : "InvalidPasswordHash")));
      connection.send(parts, 0, core.script.loginMishaps(), false);
    }
  }

  private String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(salt);
      byte[] sum = digest.digest(core.password().getBytes(charset));
      return HexFormat.of().formatHex(sum).toUpperCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void command(int answer, List<String> words) {
    String command = String.join(" ", words.stream().map(FrostbiteRules::shown).toList());
    ScriptedReply reply =
        core.run(connection.number, connection.remote, command, endpoint.console()::run);
    List<ByteBuf> parts = new ArrayList<>();
    if (reply.answered()) {
      List<String> said = new ArrayList<>();
      String text = reply.text();
      boolean status = text.startsWith("!");
      if (!status) {
        said.add("OK");
      }
      for (String word : (status ? text.substring(1) : text).split("\n", -1)) {
        if (!word.isEmpty()) {
          said.add(word);
        }
      }
      parts.add(packet(answer, said));
    }
    connection.send(parts, reply);
    if (words.get(0).equals("admin.say") && words.size() > 1) {
      for (WireConnection each : endpoint.connections()) {
        if (each.rules() instanceof FrostbiteRules other) {
          other.tell(List.of("player.onChat", "Server", words.get(1), "all"));
        }
      }
    }
  }

  private static String shown(String word) {
    return word.isEmpty() || word.indexOf(' ') >= 0 ? '"' + word + '"' : word;
  }

  private void tell(List<String> words) {
    if (listens && unanswered < MOST_UNANSWERED) {
      unanswered++;
      connection.send(packet(BY_SERVER | events++, words));
    }
  }

  /** Its text is the words, parted by bars. */
  @Override
  ByteBuf unsolicited(Mishap.Unsolicited said) {
    unanswered++;
    return packet(BY_SERVER | events++, List.of(said.text().split("\\|", -1)));
  }

  private ByteBuf packet(int number, List<String> words) {
    ByteBuf packet = buffer().writeIntLE(number).writeIntLE(0).writeIntLE(words.size());
    for (String word : words) {
      byte[] bytes = word.getBytes(charset);
      packet.writeIntLE(bytes.length).writeBytes(bytes).writeByte(0);
    }
    return packet.setIntLE(4, packet.readableBytes());
  }
}
