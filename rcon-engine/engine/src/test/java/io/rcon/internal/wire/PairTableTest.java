package io.rcon.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairTableTest {
  private static InetSocketAddress address(byte[] host, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(host), port);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static UdpLine line(InetSocketAddress address) {
    return new UdpLine(null, address, PairTable.key(address), null);
  }

  /** Neighbours, as a fleet's addresses are: few differ in more than a byte. */
  private static List<InetSocketAddress> neighbours(int bytes, SplittableRandom random) {
    Set<InetSocketAddress> all = new HashSet<>();
    while (all.size() < 600) {
      byte[] host = new byte[bytes];
      host[0] = (byte) (random.nextBoolean() ? 127 : 200);
      host[bytes - 1] = (byte) random.nextInt(-128, 128);
      host[bytes / 2] = (byte) random.nextInt(2);
      all.add(address(host, 65_530 + random.nextInt(6)));
    }
    return new ArrayList<>(all);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 16})
  void should_be_like_a_map(int bytes) {
    SplittableRandom random = new SplittableRandom(bytes);
    List<InetSocketAddress> addresses = neighbours(bytes, random);
    Map<InetSocketAddress, UdpLine> model = new HashMap<>();
    PairTable table = new PairTable();
    for (int step = 0; step < 50_000; step++) {
      // Full and nearly empty in turn.
      InetSocketAddress address = addresses.get(random.nextInt(addresses.size()));
      UdpLine known = model.get(address);
      boolean filling = step / 5000 % 2 == 0;
      if (known == null && (filling || random.nextInt(8) == 0)) {
        UdpLine fresh = line(address);
        model.put(address, fresh);
        table.put(fresh);
      } else if (known != null && (!filling || random.nextInt(8) == 0)) {
        model.remove(address);
        table.remove(known);
        table.remove(known);
      }
      InetSocketAddress same = address(address.getAddress().getAddress(), address.getPort());
      assertSame(model.get(address), table.get(PairTable.key(same), same));
      assertEquals(model.isEmpty(), table.isEmpty());
    }
    for (InetSocketAddress address : addresses) {
      assertSame(model.get(address), table.get(PairTable.key(address), address));
    }
  }

  @Test
  void should_tell_every_ipv4_address_and_port_apart() {
    byte[] host = {(byte) 192, (byte) 168, 1, (byte) 255};
    long key = PairTable.key(address(host, 65_535));
    assertEquals(0xc0a8_01ff_ffffL, key);
    assertNotEquals(key, PairTable.key(address(host, 65_534)));
  }

  @Test
  void should_compare_ipv6_addresses_where_their_keys_are_the_same() {
    InetSocketAddress one = new InetSocketAddress("2001:db8::1", 27_960);
    InetSocketAddress other = new InetSocketAddress("2001:db8::2", 27_960);
    PairTable table = new PairTable();
    table.put(line(one));
    assertTrue(PairTable.key(one) < 0);
    assertNull(table.get(PairTable.key(one), other));
  }

  @Test
  void should_find_a_link_local_server_that_was_given_without_its_scope() throws Exception {
    byte[] host = InetAddress.getByName("fe80::1").getAddress();
    InetSocketAddress given = address(host, 27_960);
    InetSocketAddress sender =
        new InetSocketAddress(Inet6Address.getByAddress(null, host, 2), 27_960);
    PairTable table = new PairTable();
    UdpLine line = line(given);
    table.put(line);
    assertSame(line, table.get(PairTable.key(sender), sender));
  }
}
