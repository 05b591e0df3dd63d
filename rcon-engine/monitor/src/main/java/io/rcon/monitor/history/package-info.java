/**
 * The history of a fleet under watch, on disk.
 *
 * <pre>
 *  FleetMonitor ──▶ FleetRecorder ──▶ HistoryWriter ──▶ HistoryDatabase ──▶ SQLite
 *                   one thread        rings to blocks   SampleBlock: the columns of an hour, deflated
 *                        └──────────▶ HistoryReader ──▶ SeriesDraft: the finest of what is there
 * </pre>
 */
@NullMarked
package io.rcon.monitor.history;

import org.jspecify.annotations.NullMarked;
