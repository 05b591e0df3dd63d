package io.rcon.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The simulated servers' addresses: they cross process borders in a file, one a line. */
final class ServerAddresses {
  private ServerAddresses() {}

  static void write(Path file, List<InetSocketAddress> addresses) throws IOException {
    List<String> lines = new ArrayList<>(addresses.size());
    for (InetSocketAddress address : addresses) {
      lines.add(address.getAddress().getHostAddress() + ":" + address.getPort());
    }
    Files.write(file, lines);
  }

  static List<InetSocketAddress> read(Path file) throws IOException {
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      int colon = line.lastIndexOf(':');
      int port = Integer.parseInt(line.substring(colon + 1));
      addresses.add(new InetSocketAddress(line.substring(0, colon), port));
    }
    return addresses;
  }
}
