package io.rcon.real;

import java.util.Optional;

/** The real servers that are at hand. */
enum Game {
  /** Quake 3 rcon on ioquake3. */
  OPENARENA,
  /** Quake rcon on DarkPlaces. */
  NEXUIZ,
  /** Source frames with quirks of their own: a whole Minecraft Bedrock server. */
  POWERNUKKIT,
  /** Packets over TCP, with an end of its own for each answer. */
  OPENTTD,
  /** Lines over TCP, by its external console. */
  TEEWORLDS;

  /** What is not installed and how to install it; empty if the server can be started. */
  Optional<String> missing() {
    return RealServers.unwanted() ? Optional.of(RealServers.UNWANTED) : recipe().missing();
  }

  /** How to start one. */
  Recipe recipe() {
    return switch (this) {
      case OPENARENA -> new OpenArena();
      case NEXUIZ -> new Nexuiz(0);
      case POWERNUKKIT -> new PowerNukkit();
      case OPENTTD -> new OpenTtd();
      case TEEWORLDS -> new Teeworlds();
    };
  }
}
