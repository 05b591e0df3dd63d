package io.rcon.internal.fleet;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * The event loops of an engine. While there is always another task, such as commands that threads
 * give without a pause, a loop of Netty's own group reads nothing for a second; these read after a
 * millisecond.
 */
final class EventLoops extends MultiThreadIoEventLoopGroup {
  private static final long MILLIS_OF_TASKS = 1;

  EventLoops(int loops, ThreadFactory threads, IoHandlerFactory ioHandlers) {
    super(loops, threads, ioHandlers);
  }

  @Override
  protected IoEventLoop newChild(Executor executor, IoHandlerFactory ioHandlers, Object... none) {
    return new SingleThreadIoEventLoop(
        this,
        executor,
        ioHandlers,
        Integer.MAX_VALUE,
        RejectedExecutionHandlers.reject(),
        MILLIS_OF_TASKS);
  }
}
