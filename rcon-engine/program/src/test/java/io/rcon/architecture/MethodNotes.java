package io.rcon.architecture;

import java.util.Set;
import java.util.TreeSet;

/**
 * What {@link EnteredClassesTest} notes: the classes entered on one thread, on the way out until
 * the first frame of an answer comes, and then on the way in. Public for code of another loader.
 */
public final class MethodNotes {
  static final Set<String> OUT = new TreeSet<>();
  static final Set<String> IN = new TreeSet<>();

  private static volatile Thread thread = new Thread();
  private static boolean answered;

  private MethodNotes() {}

  /** From now on what this thread enters is noted. */
  public static void begin() {
    OUT.clear();
    IN.clear();
    answered = false;
    thread = Thread.currentThread();
  }

  /** And not any more. */
  public static void end() {
    thread = new Thread();
  }

  /** A method of this class is entered. */
  public static void entered(String name) {
    if (Thread.currentThread() == thread) {
      // The first that a read enters is the buffer that all connections of a loop read into.
      answered |= name.endsWith(".SharedReceive") || name.endsWith(".SourceFrameDecoder");
      (answered ? IN : OUT).add(name);
    }
  }
}
