package io.rcon.simulation;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Plans the bad time: what callers, servers, the network and others do in it, and when. */
final class Chaos {
  private final World world;
  private final Choices choices;
  private final VirtualNetwork network;
  private final List<ServerUnderTest> places;
  private final Callers callers;
  private final double trouble;
  private final double spoof;
  private boolean over;

  Chaos(
      World world,
      Choices choices,
      VirtualNetwork network,
      List<ServerUnderTest> places,
      Callers callers) {
    this.world = world;
    this.choices = choices;
    this.network = network;
    this.places = places;
    this.callers = callers;
    Faults faults = Faults.of(choices);
    network.faults(faults);
    world.calm(faults.isCalm());
    spoof = faults.spoof;
    trouble = faults.isCalm() ? 0 : choices.of(0.0, 0.1, 0.3);
    double mischief = choices.chance(0.5) ? choices.between(0, 50) / 100.0 : 0;
    places.forEach(place -> place.mischief().often(mischief));
  }

  void plan(long nanos) {
    for (int left = choices.between(5, 40); left > 0; left--) {
      world.later(choices.nanos(0, nanos), this::something);
    }
    NumberRounds rounds = new NumberRounds(world, callers);
    places.forEach(place -> rounds.plan(place, nanos));
  }

  void end() {
    over = true;
    network.faults(Faults.NONE);
    callers.behave();
    places.forEach(ServerUnderTest::heal);
  }

  private void something() {
    if (over) {
      return;
    }
    ServerUnderTest place = choices.of(places);
    if (choices.chance(spoof)) {
      spoof(place);
    } else if (choices.chance(trouble)) {
      trouble(place);
    } else if (choices.chance(0.1)) {
      callers.burst(place);
    } else if (choices.chance(0.1)) {
      callers.broadcast();
    } else {
      callers.submit(place);
    }
  }

  private void trouble(ServerUnderTest place) {
    switch (choices.between(0, 10)) {
      case 0 -> place.dropConnections();
      case 1 -> place.forgetLogins();
      case 2 -> place.changePassword("secret" + choices.between(0, 1000));
      case 3 -> {
        place.crash();
        world.later(choices.skewed(0, TimeUnit.SECONDS.toNanos(100)), place::listen);
      }
      case 4 -> place.restart(choices.chance(0.5));
      case 5 -> callers.remove(place);
      case 6 -> callers.add(place, right());
      case 7, 8 -> callers.replace(place, right());
      case 9 -> world.jump(choices.skewed(0, TimeUnit.MINUTES.toNanos(3)));
      default -> network.faults(Faults.of(choices));
    }
  }

  private boolean right() {
    return choices.chance(0.8);
  }

  private void spoof(ServerUnderTest place) {
    InetSocketAddress from =
        choices.chance(0.3) ? new InetSocketAddress(VirtualAddresses.ATTACKER, 666) : place.address;
    String text =
        choices.of(
            "print\n" + Entry.line(1, 0, 0),
            "print\nBad rconpassword.\n",
            "nBad rcon_password.\n",
            "print\n",
            "n",
            "n" + Entry.line(2, 1, 0),
            "infoResponse\n\\a\\b",
            "");
    byte[] bytes = ("\u00ff\u00ff\u00ff\u00ff" + text).getBytes(StandardCharsets.ISO_8859_1);
    network.datagrams.forge(from, choices.chance(0.2) ? choices.bytes(10) : bytes);
  }
}
