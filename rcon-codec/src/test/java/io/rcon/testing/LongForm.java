package io.rcon.testing;

/**
 * The length of what tests repeat: short by default, so that a build takes minutes, and long with
 * {@code -Drcon.long=true}, as where this project is built.
 */
public final class LongForm {
  /** For {@code EnabledIfSystemProperty}, where a whole test is too long for each build. */
  public static final String PROPERTY = "rcon.long";

  private static final boolean IS_LONG = Boolean.getBoolean(PROPERTY);

  private LongForm() {}

  /** The first number in the long form, the second in the short one. */
  public static int or(int inLong, int inShort) {
    return IS_LONG ? inLong : inShort;
  }
}
