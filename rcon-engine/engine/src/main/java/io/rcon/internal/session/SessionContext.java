package io.rcon.internal.session;

import io.rcon.RconListener;
import io.rcon.RconOptions;
import io.rcon.internal.line.ExchangePool;
import io.rcon.internal.line.ReplyMemory;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.LoopNetwork;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What the sessions of one event loop share.
 *
 * @param loop the loop
 * @param network its network
 * @param governor spreads its dials
 * @param exchanges its spare exchanges
 * @param memory what its answers may hold
 * @param validatedCommands the valid commands of bare texts
 * @param counters its counts
 * @param options how the engine runs
 * @param listener who watches; never throws
 * @param callbacks where callbacks run; null for the loop itself
 */
public record SessionContext(
    EngineLoop loop,
    LoopNetwork network,
    DialGovernor governor,
    ExchangePool exchanges,
    ReplyMemory memory,
    ValidatedCommands validatedCommands,
    LoopCounters counters,
    RconOptions options,
    RconListener listener,
    @Nullable Executor callbacks) {}
