package io.rcon.codec.evrima;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.StrictText;
import java.nio.charset.Charset;

/**
 * A request of The Isle: Evrima:
 *
 * <pre>
 *   01 · password · NUL
 *   02 · code of the command · its arguments, parted by commas · NUL
 * </pre>
 */
public final class EvrimaRequest {
  /** Begins a login. */
  public static final int LOGIN = 1;

  /** Begins a command. */
  public static final int COMMAND = 2;

  private EvrimaRequest() {}

  /**
   * How many bytes a login has.
   *
   * @param password how many its password has
   * @return all of them
   */
  public static int loginSize(int password) {
    return password + 2;
  }

  /**
   * Writes a login at the writer index.
   *
   * @param into a buffer with room
   * @param password the password, without a NUL
   * @param charset the charset of the server
   * @return the buffer
   */
  public static ByteBuf login(ByteBuf into, CharSequence password, Charset charset) {
    StrictText.write(password, charset, into.writeByte(LOGIN));
    return into.writeByte(0);
  }

  /**
   * How many bytes a command has.
   *
   * @param arguments how many its arguments have
   * @return all of them
   */
  public static int commandSize(int arguments) {
    return arguments + 3;
  }

  /**
   * Writes a command at the writer index.
   *
   * @param into a buffer with room
   * @param code the code, 1 to 255
   * @param arguments the arguments, without a NUL
   * @param charset the charset of the server
   * @return the buffer
   */
  public static ByteBuf command(ByteBuf into, int code, CharSequence arguments, Charset charset) {
    StrictText.write(arguments, charset, into.writeByte(COMMAND).writeByte(code));
    return into.writeByte(0);
  }
}
