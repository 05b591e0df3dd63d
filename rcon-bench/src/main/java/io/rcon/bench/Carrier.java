package io.rcon.bench;

/** The transport that carries commands and answers. */
enum Carrier {
  TCP,
  UDP
}
