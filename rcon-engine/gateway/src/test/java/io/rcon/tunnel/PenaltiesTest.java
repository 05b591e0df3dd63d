package io.rcon.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class PenaltiesTest {
  private static final long BARRED = Penalties.BARRED_FOR.toNanos();

  private final Penalties penalties = new Penalties();

  private static InetAddress ip(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private boolean err(String address, int times, long now) {
    boolean barred = false;
    for (int i = 0; i < times; i++) {
      barred = penalties.add(ip(address), now);
    }
    return barred;
  }

  @Test
  void theFifthErrorBarsForTenMinutes() {
    assertFalse(err("10.0.0.1", 4, 0));
    assertFalse(penalties.isBarred(ip("10.0.0.1"), 0));
    assertTrue(err("10.0.0.1", 1, 7));
    assertTrue(penalties.isBarred(ip("10.0.0.1"), 7 + BARRED - 1));
    assertFalse(penalties.isBarred(ip("10.0.0.1"), 7 + BARRED));
    assertFalse(penalties.isBarred(ip("10.0.0.2"), 7));
    assertFalse(err("10.0.0.1", 1, 7 + BARRED), "it begins anew");
  }

  @Test
  void anAddressOfIpv6IsItsNetwork() {
    for (int host = 1; host <= 5; host++) {
      err("2001:db8:1:2::" + host, 1, 0);
    }
    assertTrue(penalties.isBarred(ip("2001:db8:1:2:ffff::"), 0));
    assertFalse(penalties.isBarred(ip("2001:db8:1:3::1"), 0));
  }

  @Test
  void forgivenIsForgotten() {
    err("10.0.0.1", 4, 0);
    penalties.forgive(ip("10.0.0.1"));
    assertFalse(err("10.0.0.1", 4, 0));
  }

  @Test
  void theTableIsBoundedAndForgetsTheOldest() {
    err("192.0.2.1", 5, 0);
    for (int i = 0; i < Penalties.REMEMBERED - 1; i++) {
      err("10.0." + i / 256 + "." + i % 256, 1, 1);
    }
    assertTrue(penalties.isBarred(ip("192.0.2.1"), 1));
    err("198.51.100.1", 1, 1);
    assertFalse(penalties.isBarred(ip("192.0.2.1"), 1));
    assertEquals(Penalties.REMEMBERED, penalties.size());
  }
}
