package io.rcon.session;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/** Somebody else at this address tries wrong passwords at a server of GoldSrc until it bans it. */
final class GoldSrcBan {
  /** Five are counted; the next one is the ban. */
  private static final int TIMES = 6;

  private GoldSrcBan() {}

  static void ban(int port) {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.connect(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(10_000);
      String told = ask(socket, "challenge rcon\n");
      String word = told.substring(told.lastIndexOf(' ') + 1, told.indexOf('\n'));
      for (int i = 0; i < TIMES; i++) {
        ask(socket, "rcon " + word + " \"hunter2\" x\n");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String ask(DatagramSocket socket, String text) throws IOException {
    byte[] bytes = ("\u00ff\u00ff\u00ff\u00ff" + text).getBytes(StandardCharsets.ISO_8859_1);
    socket.send(new DatagramPacket(bytes, bytes.length));
    DatagramPacket answer = new DatagramPacket(new byte[2000], 2000);
    socket.receive(answer);
    return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.ISO_8859_1);
  }
}
