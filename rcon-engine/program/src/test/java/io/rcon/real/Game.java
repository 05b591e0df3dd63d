package io.rcon.real;

/** The real servers that are at hand. */
enum Game {
  /** Quake 3 rcon on ioquake3. */
  OPENARENA,
  /** Quake rcon on DarkPlaces. */
  NEXUIZ,
  /** Source frames with quirks of their own: a whole Minecraft Bedrock server. */
  POWERNUKKIT;

  /** How to start one. */
  Recipe recipe() {
    return switch (this) {
      case OPENARENA -> new OpenArena();
      case NEXUIZ -> new Nexuiz();
      case POWERNUKKIT -> new PowerNukkit();
    };
  }
}
