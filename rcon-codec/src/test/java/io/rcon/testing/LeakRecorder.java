package io.rcon.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Collects the leak reports of every detector that Netty makes. */
final class LeakRecorder extends ResourceLeakDetectorFactory {
  private static final int ROUNDS = 2;
  private static final long MAX_WAIT_MILLIS = 5_000;

  private final Queue<String> reports = new ConcurrentLinkedQueue<>();

  @Override
  @SuppressWarnings("deprecation") // Not to be called any more, but the one to be implemented.
  public <T> ResourceLeakDetector<T> newResourceLeakDetector(
      Class<T> resource, int samplingInterval, long maxActive) {
    return new Recording<>(resource, samplingInterval);
  }

  /**
   * Has the garbage collected, and the buffers that nobody released with it.
   *
   * @return the reports since the last call
   */
  List<String> collect() throws InterruptedException {
    for (int i = 0; i < ROUNDS; i++) {
      awaitCollection();
      // The detector looks at what was collected when it is asked to track the next buffer; a heap
      // buffer would not do, Netty does not track those that are not pooled.
      ByteBuf probe = Unpooled.directBuffer(1);
      probe.release();
    }
    List<String> drained = new ArrayList<>();
    for (String report = reports.poll(); report != null; report = reports.poll()) {
      drained.add(report);
    }
    return drained;
  }

  private static void awaitCollection() throws InterruptedException {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    WeakReference<Object> canary = new WeakReference<>(new Object(), queue);
    System.gc();
    if (queue.remove(MAX_WAIT_MILLIS) != canary) {
      throw new IllegalStateException("the garbage collector does not run: leaks cannot be found");
    }
  }

  private final class Recording<T> extends ResourceLeakDetector<T> {
    Recording(Class<T> resource, int samplingInterval) {
      super(resource, samplingInterval);
    }

    @Override
    protected boolean needReport() {
      return true;
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
      reports.add(resourceType + records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
      reports.add(resourceType);
    }
  }
}
