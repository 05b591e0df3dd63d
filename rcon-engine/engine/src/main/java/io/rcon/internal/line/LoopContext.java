package io.rcon.internal.line;

import io.rcon.RconListener;
import io.rcon.RconOptions;
import io.rcon.internal.support.EngineLoop;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The parts that the lines and the commands of one event loop share.
 *
 * @param loop the loop
 * @param exchanges its spare exchanges
 * @param spareLines its spare lines over UDP
 * @param memory what its answers may hold
 * @param counters its counts
 * @param options how the engine runs
 * @param listener watches; never throws
 * @param callbacks where callbacks run; null for the loop itself
 */
public record LoopContext(
    EngineLoop loop,
    ExchangePool exchanges,
    SpareLines spareLines,
    ReplyMemory memory,
    LoopCounters counters,
    RconOptions options,
    RconListener listener,
    @Nullable Executor callbacks) {}
