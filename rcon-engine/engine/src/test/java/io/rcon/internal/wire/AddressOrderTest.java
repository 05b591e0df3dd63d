package io.rcon.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressOrderTest {
  private final AddressOrder order = new AddressOrder(25575, true, null);

  private static InetAddress address(String text) {
    return Objects.requireNonNull(NetUtil.createInetAddressFromIpAddressString(text));
  }

  private static List<String> in(AddressOrder order, String... addresses) {
    return order.of(Stream.of(addresses).map(AddressOrderTest::address).toList()).stream()
        .map(found -> NetUtil.toAddressString(found.getAddress()))
        .toList();
  }

  private List<String> in(String... addresses) {
    return in(order, addresses);
  }

  @Test
  void should_take_families_in_turn() {
    assertEquals(
        List.of("fd00::1", "10.0.0.1", "fd00::2", "10.0.0.2", "10.0.0.3"),
        in("10.0.0.1", "10.0.0.2", "10.0.0.3", "fd00::1", "fd00::2"));
    assertEquals(
        List.of("10.0.0.1", "fd00::1"),
        in(new AddressOrder(1, false, null), "fd00::1", "10.0.0.1"));
  }

  @Test
  void should_begin_with_the_one_that_worked() {
    order.worked(address("10.0.0.2"));
    assertEquals(List.of("10.0.0.2", "fd00::1", "10.0.0.1"), in("10.0.0.1", "10.0.0.2", "fd00::1"));
    assertEquals(List.of("fd00::1", "10.0.0.1"), in("10.0.0.1", "fd00::1"), "it is gone");
  }

  @Test
  void should_come_round_to_each_of_those_that_failed() {
    order.worked(address("10.0.0.1"));
    order.failed(address("10.0.0.1"));
    assertEquals(
        List.of("10.0.0.2", "10.0.0.3", "10.0.0.1"), in("10.0.0.1", "10.0.0.2", "10.0.0.3"));
    order.failed(address("10.0.0.2"));
    assertEquals(
        List.of("10.0.0.3", "10.0.0.1", "10.0.0.2"), in("10.0.0.1", "10.0.0.2", "10.0.0.3"));
    order.failed(address("10.0.0.3"));
    assertEquals(
        List.of("10.0.0.1", "10.0.0.2", "10.0.0.3"), in("10.0.0.1", "10.0.0.2", "10.0.0.3"));
    order.worked(address("10.0.0.3"));
    assertEquals(
        List.of("10.0.0.3", "10.0.0.1", "10.0.0.2"), in("10.0.0.1", "10.0.0.2", "10.0.0.3"));
  }

  @Test
  void should_leave_out_what_the_local_address_cannot_reach() {
    InetSocketAddress local = new InetSocketAddress(address("127.0.0.9"), 0);
    assertEquals(List.of("10.0.0.1"), in(new AddressOrder(1, true, local), "fd00::1", "10.0.0.1"));
  }
}
