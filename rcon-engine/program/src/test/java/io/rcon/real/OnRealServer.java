package io.rcon.real;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test where the game is installed; elsewhere it is skipped with a word about what to
 * install. A parameter of type {@link RealServer} is an instance shared by the whole run, which no
 * test may kill.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RealServers.class)
@interface OnRealServer {
  /** The game. */
  Game value();
}
