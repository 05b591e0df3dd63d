/**
 * The commands of one session, from their callers to its lines and back.
 *
 * <pre>
 *   CommandIntake ──▶ queue ──▶ PacedDispatch ──▶ Lines          Completions ──▶ callers
 *     SubmissionLimit               TokenBucket     │ answers, failures   ▲
 *     (any thread)                                  ▼                     │
 *                     CommandPipeline (CommandEnds): LoginProof, ExpectedClose, RefusedCommands
 * </pre>
 *
 * The session is above, and known by {@link io.rcon.internal.command.PipelineOwner} only.
 */
@NullMarked
package io.rcon.internal.command;

import org.jspecify.annotations.NullMarked;
