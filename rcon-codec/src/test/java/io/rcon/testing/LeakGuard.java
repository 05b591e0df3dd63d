package io.rcon.testing;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails every test class that leaked a buffer. Found by JUnit through {@code META-INF/services}, so
 * that no test can forget it.
 */
public final class LeakGuard implements BeforeAllCallback, AfterAllCallback {
  static final LeakRecorder RECORDER = new LeakRecorder();

  static {
    // Before the first buffer: detectors are made once, when the buffer classes are loaded.
    ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(RECORDER);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (ResourceLeakDetector.getLevel() != ResourceLeakDetector.Level.PARANOID) {
      // For a run from an IDE; the build says so on the command line.
      ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    List<String> leaks = RECORDER.collect();
    if (!leaks.isEmpty()) {
      throw new AssertionError(
          leaks.size() + " leaks up to " + context.getDisplayName() + ":\n" + leaks.get(0));
    }
  }
}
