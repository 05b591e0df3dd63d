package io.rcon.codec.oob;

/** The content of a request datagram, in bytes, since every game has its own charset. */
public final class OobRequest {
  private final byte[] password;
  private final byte[] command;

  OobRequest(byte[] password, byte[] command) {
    this.password = password;
    this.command = command;
  }

  /**
   * The bytes up to the first space.
   *
   * @return a copy
   */
  public byte[] password() {
    return password.clone();
  }

  /**
   * The bytes after the first space.
   *
   * @return a copy, empty if there was no space
   */
  public byte[] command() {
    return command.clone();
  }

  /** The command's length only: neither it nor the password is shown. */
  @Override
  public String toString() {
    return "OobRequest[" + command.length + " bytes]";
  }
}
