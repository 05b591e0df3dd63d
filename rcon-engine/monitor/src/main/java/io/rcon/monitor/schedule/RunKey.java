package io.rcon.monitor.schedule;

import java.time.Instant;

/** One run of one schedule. */
record RunKey(String schedule, Instant planned) {}
