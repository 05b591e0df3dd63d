package io.rcon.bench;

/** What carries commands and answers. */
enum Carrier {
  TCP,
  UDP
}
