package io.rcon.broken;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs tests in a process of their own and says which fail; ends with {@link #NOTICED} if any does,
 * and with {@link #NOT_RUN} if they are not found.
 */
final class Trial implements TestExecutionListener {
  /** As no JVM ends by itself. */
  static final int NOTICED = 70;

  static final int NOT_RUN = 71;

  private final PrintWriter out =
      new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private Trial() {}

  /**
   * Runs tests.
   *
   * @param names of classes, or of methods after #
   */
  public static void main(String[] names) {
    Trial trial = new Trial();
    // One after the other: a search for what the tests before it printed must not run beside them.
    for (String name : names) {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(name.contains("#") ? selectMethod(name) : selectClass(name))
              .build();
      LauncherFactory.create().execute(request, trial);
    }
    Runtime.getRuntime().exit(0);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
      String why = result.getThrowable().map(String::valueOf).orElse("no reason");
      String first = why.lines().findFirst().orElse("");
      out.println("  " + test.getLegacyReportingName() + ": " + first);
      // One is enough, and the others may wait long for what does not come. What fails without a
      // parent is the search for tests.
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      Runtime.getRuntime().exit(test.getParentId().isPresent() ? NOTICED : NOT_RUN);
    }
  }
}
