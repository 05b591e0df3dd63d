package io.rcon.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
  private static final long BARRED = FailedLogins.BARRED_FOR.toNanos();

  private final FailedLogins failedLogins = new FailedLogins();

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
      barred = failedLogins.add(ip(address), now);
    }
    return barred;
  }

  @Test
  void theFifthErrorBarsForTenMinutes() {
    assertFalse(err("10.0.0.1", 4, 0));
    assertFalse(failedLogins.isBarred(ip("10.0.0.1"), 0));
    assertTrue(err("10.0.0.1", 1, 7));
    assertTrue(failedLogins.isBarred(ip("10.0.0.1"), 7 + BARRED - 1));
    assertFalse(failedLogins.isBarred(ip("10.0.0.1"), 7 + BARRED));
    assertFalse(failedLogins.isBarred(ip("10.0.0.2"), 7));
    assertFalse(err("10.0.0.1", 1, 7 + BARRED), "it begins anew");
  }

  @Test
  void anAddressOfIpv6IsItsNetwork() {
    for (int host = 1; host <= 5; host++) {
      err("2001:db8:1:2::" + host, 1, 0);
    }
    assertTrue(failedLogins.isBarred(ip("2001:db8:1:2:ffff::"), 0));
    assertFalse(failedLogins.isBarred(ip("2001:db8:1:3::1"), 0));
  }

  @Test
  void forgivenIsForgotten() {
    err("10.0.0.1", 4, 0);
    failedLogins.forgive(ip("10.0.0.1"));
    assertFalse(err("10.0.0.1", 4, 0));
  }

  @Test
  void theTableIsBoundedAndForgetsTheOldest() {
    err("192.0.2.1", 5, 0);
    for (int i = 0; i < FailedLogins.REMEMBERED - 1; i++) {
      err("10.0." + i / 256 + "." + i % 256, 1, 1);
    }
    assertTrue(failedLogins.isBarred(ip("192.0.2.1"), 1));
    err("198.51.100.1", 1, 1);
    assertFalse(failedLogins.isBarred(ip("192.0.2.1"), 1));
    assertEquals(FailedLogins.REMEMBERED, failedLogins.size());
  }
}
