package io.rcon.monitor.schedule;

import java.time.Instant;

/** The time of day, which may jump, and a time that only passes. */
interface RunClock {
  RunClock SYSTEM =
      new RunClock() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }
      };

  /** For what is planned, and for the journal. */
  Instant now();

  /** For what lasts. */
  long nanos();
}
