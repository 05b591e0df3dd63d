package io.rcon.real;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.codec.query.TeeworldsInfo;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.OptionalInt;

/** A client of Teeworlds 0.7 that asks to be let in and then says nothing more. */
final class TeeworldsClient implements AutoCloseable {
  private static final int OURS = 1;
  private static final int TRIES = 20;
  private static final int CONNECT = 1;
  private static final int CLOSE = 4;

  private final DatagramSocket socket;
  private int theirs;

  TeeworldsClient(int port) throws IOException {
    socket = new DatagramSocket(0, Loopback.ipv4());
    socket.connect(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(1000);
  }

  /** It has a place from the server's answer on. */
  void connect() throws IOException {
    send(TeeworldsInfo.tokenRequest(UnpooledByteBufAllocator.DEFAULT, OURS));
    OptionalInt token = OptionalInt.empty();
    for (int i = 0; i < TRIES && token.isEmpty(); i++) {
      token = TeeworldsInfo.readToken(receive(), OURS);
    }
    theirs = token.orElseThrow();
    send(control(CONNECT).writeInt(OURS).writeZero(508));
    receive();
  }

  private ByteBuf control(int message) {
    ByteBuf packet = Unpooled.buffer().writeByte(4).writeShort(0).writeInt(theirs);
    return packet.writeByte(message);
  }

  private void send(ByteBuf packet) throws IOException {
    byte[] bytes = ByteBufUtil.getBytes(packet);
    packet.release();
    socket.send(new DatagramPacket(bytes, bytes.length));
  }

  private ByteBuf receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
    socket.receive(packet);
    return Unpooled.wrappedBuffer(packet.getData(), 0, packet.getLength());
  }

  @Override
  public void close() throws IOException {
    send(control(CLOSE));
    socket.close();
  }
}
