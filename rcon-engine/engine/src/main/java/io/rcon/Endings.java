package io.rcon;

import io.rcon.Dialect.Ending;
import io.rcon.Dialect.Marker;
import io.rcon.Dialect.Probe;

/** Whether the parts of an ending go together: none may be accepted and then do nothing. */
final class Endings {
  private Endings() {}

  /** Throws with words that say what to change. */
  static void check(String dialect, String mechanism, Ending ending) {
    String wrong =
        switch (mechanism) {
          case "source" -> overTcp(ending);
          case "quake" -> overUdp(ending);
          default -> "";
        };
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("dialect '" + dialect + "': " + wrong);
    }
  }

  private static String overTcp(Ending ending) {
    if (ending.marker() != Marker.NONE) {
      return "a marker is for datagrams; leave it out, or choose a probe";
    }
    return switch (ending.rule()) {
      case PROBE ->
          ending.probe() == Probe.NONE ? "the rule 'probe' needs a probe, not 'none'" : "";
      case SHORT_FRAGMENT, SINGLE_PACKET ->
          ending.probe() == Probe.WITH_COMMAND
              ? "the first packet would end the answer before the probe is answered; choose the"
                  + " rule 'probe', or another probe than 'with_command'"
              : "";
      case QUIET_TIME -> "";
      default -> "over TCP no answer ends by " + words(ending) + "; choose another rule";
    };
  }

  private static String overUdp(Ending ending) {
    if (ending.probe() != Probe.NONE) {
      return "a probe is for TCP; leave it out, or choose a marker";
    }
    return switch (ending.rule()) {
      case DATAGRAM_SIZE, QUIET_TIME, SINGLE_PACKET -> "";
      default -> "over UDP no answer ends by " + words(ending) + "; choose another rule";
    };
  }

  private static String words(Ending ending) {
    return "'" + ending.rule().name().toLowerCase(java.util.Locale.ROOT) + "'";
  }
}
