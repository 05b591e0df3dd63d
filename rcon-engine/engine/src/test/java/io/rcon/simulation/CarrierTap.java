package io.rcon.simulation;

import io.rcon.SessionState;
import java.util.List;

/**
 * Follows one connection with a server that speaks in no Source frames: finds the commands in what
 * is written and the refusals in what comes, and holds both to the laws of sending.
 */
final class CarrierTap {
  /** Of commands whose server has forgotten the login. */
  private static final List<String> REFUSALS = List.of("LogInRequired", "\"statusCode\":401");

  private final ServerUnderTest place;
  private final World world;
  private final Ledger ledger;
  private final CarrierText reader;
  private boolean begun;

  CarrierTap(ServerUnderTest place, World world, Ledger ledger) {
    this.place = place;
    this.world = world;
    this.ledger = ledger;
    reader = CarrierText.of(place.dialect);
  }

  void written(byte... bytes) {
    world.log("writes", place, bytes.length);
    if (!begun) {
      begun = true;
      place.loginBegins();
    }
    for (Entry entry : CommandTokens.entries(reader.sent(bytes), place, ledger)) {
      ledger.check(
          place.sessions.isAny(SessionState.READY), "commands are written when ready", place);
      Sends.noted(entry, world, ledger);
    }
  }

  void answered(byte... bytes) {
    String text = reader.came(bytes);
    if (REFUSALS.stream().anyMatch(text::contains)) {
      place.refusals++;
    }
    place.countRefusals();
  }

  void ended(boolean byPeer) {
    place.countRefusals();
    if (byPeer && place.sessions.state == SessionState.LOGGING_IN) {
      place.sessions.loginClosed();
    }
  }
}
