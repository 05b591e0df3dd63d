package io.rcon;

/** How a request proves the password without holding it, where a game offers that. */
public enum Sealing {
  /** Not at all: the password is in every request. */
  NONE,
  /** By a keyed digest, HMAC with MD4, over the time or a challenge, and the command. */
  HMAC_MD4,
  /** By AES-256 in ECB mode; the key is a digest of the password. */
  AES,
  /** By SHA-1 over the password, the time and the words of the command. */
  SHA1
}
