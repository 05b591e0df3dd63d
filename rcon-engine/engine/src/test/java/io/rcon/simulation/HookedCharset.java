package io.rcon.simulation;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;

/** A charset that a test is told of before it decodes. */
final class HookedCharset extends Charset {
  private final Charset real;
  private final Runnable hook;

  HookedCharset(Charset real, Runnable hook) {
    super("hooked-" + real.name(), new String[0]);
    this.real = real;
    this.hook = hook;
  }

  @Override
  public boolean contains(Charset other) {
    return real.contains(other);
  }

  @Override
  public CharsetDecoder newDecoder() {
    hook.run();
    return real.newDecoder();
  }

  @Override
  public CharsetEncoder newEncoder() {
    return real.newEncoder();
  }
}
