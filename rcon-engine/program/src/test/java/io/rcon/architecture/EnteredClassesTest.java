package io.rcon.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassWriter;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Which classes of the engine and the codec a command enters on its way out, and its answer on its
 * way in, counted by running one: a class loader adds a note to the begin of every method. A nested
 * class counts as its outermost one. Each class of a chain counts that declares a method which is
 * entered, although it is one object: a reader has to open them all. Records and enums are values
 * and do not count.
 */
@Timeout(60)
class EnteredClassesTest {
  /** The goal is 18; what is above may shrink, and must not grow. */
  private static final int MOST_OUT = 42;

  /**
   * The goal is 12; what is above may shrink, and must not grow. One is for a tick of the wheel.
   */
  private static final int MOST_IN = 32;

  @Test
  void aCommandEntersFewClassesOnItsWayOutAndItsAnswerOnItsWayIn() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    NotingLoader loader = new NotingLoader(before);
    thread.setContextClassLoader(loader);
    try {
      Class<?> run = loader.loadClass(TracedCommand.class.getName());
      Callable<?> traced = (Callable<?>) run.getDeclaredConstructor().newInstance();
      assertEquals("an answer", traced.call());
    } finally {
      thread.setContextClassLoader(before);
    }
    assertTrue(MethodNotes.OUT.contains("io.rcon.internal.line.InFlightCommands"), "not traced");
    assertTrue(MethodNotes.IN.contains("io.rcon.codec.source.SourceFrameDecoder"), "not traced");
    assertTrue(MethodNotes.OUT.size() <= MOST_OUT, () -> "out: " + MethodNotes.OUT);
    assertTrue(MethodNotes.IN.size() <= MOST_IN, () -> "in: " + MethodNotes.IN);
  }

  /** Loads all of ours anew, so that notes are in it. */
  private static final class NotingLoader extends ClassLoader {
    private static final Set<String> SHARED =
        Set.of(MethodNotes.class.getName(), EnteredClassesTest.class.getName());

    NotingLoader(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("io.rcon.") || SHARED.contains(name)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        boolean counts = name.startsWith("io.rcon.internal.") || name.startsWith("io.rcon.codec.");
        byte[] noted = counts ? noted(name, bytes) : bytes;
        return defineClass(name, noted, 0, noted.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    private static byte[] noted(String name, byte[] bytes) {
      ClassReader reader = new ClassReader(bytes);
      String above = String.valueOf(reader.getSuperName());
      if (above.equals("java/lang/Record") || above.equals("java/lang/Enum")) {
        return bytes;
      }
      int nested = name.indexOf('$');
      String outermost = nested < 0 ? name : name.substring(0, nested);
      ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
      reader.accept(new NotingVisitor(writer, outermost), 0);
      return writer.toByteArray();
    }
  }

  private static final class NotingVisitor extends ClassVisitor {
    private final String name;

    NotingVisitor(ClassVisitor next, String name) {
      super(Opcodes.ASM9, next);
      this.name = name;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitCode() {
          super.visitCode();
          visitLdcInsn(name);
          visitMethodInsn(
              Opcodes.INVOKESTATIC,
              MethodNotes.class.getName().replace('.', '/'),
              "entered",
              "(Ljava/lang/String;)V",
              false);
        }
      };
    }
  }
}
