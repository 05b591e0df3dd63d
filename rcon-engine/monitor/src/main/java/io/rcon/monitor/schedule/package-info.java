/**
 * The schedules of a fleet: announced restarts and other steps, at most once each.
 *
 * <pre>
 *  FleetSchedule ──▶ ScheduleTimes ──▶ SchedulePlanner ──▶ ScheduleEngine ──▶ ScheduleRun ──▶ ServerVisit ──▶ GameCommands
 *                    when, in its zone  begun or skipped     one tick           batches         steps            a server
 *                                                               └──▶ RunJournal: on disk before a command is written
 * </pre>
 */
@NullMarked
package io.rcon.monitor.schedule;

import org.jspecify.annotations.NullMarked;
