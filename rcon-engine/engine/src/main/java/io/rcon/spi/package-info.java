/**
 * Interfaces for a new family of games: a mechanism and its conversations. Netty's types appear
 * here and nowhere else in the API.
 *
 * <p>Three things make a family. A {@link io.rcon.Family} declares its {@link io.rcon.Fact facts},
 * and a {@link io.rcon.Dialect} is one game by these facts. A {@link io.rcon.spi.Mechanism} says
 * how their bytes are carried, and makes a {@link io.rcon.spi.Conversation} for each line. A
 * conversation reads and writes frames and reports to {@link io.rcon.spi.Answers} what they mean.
 * It owns no socket, thread or clock: sending, deadlines, pacing, the queue, reconnects and limits
 * are the engine's.
 *
 * <h2>The order of calls</h2>
 *
 * A line that lives as long as a session:
 *
 * <pre>
 *   engine calls                          conversation reports, at once or later
 *   converse(setting)                     nothing
 *   opened(opening, output, answers)      loggedIn() or refused(reason), or nothing
 *   login(output), if there is a login    false: commands follow; true: loggedIn() or refused(reason)
 *   frame(…), for each frame              part, last, ended, endsWhenQuiet, event, stray …
 *   command(text, exactEnd, output)       returns a key, or NOT_NOW
 *   frame(…)                              part(key, …) … ended(key, rule, 0)
 *   ended(key)                            after an answer has ended, by a rule or by silence
 *   forget(key)                           nobody waits for that answer any more: it failed
 *   due(now, answers)                     at the time asked for by setting.wakeAt
 *   keepAlive(output), realign(output)    when the line is idle, and after a silence
 * </pre>
 *
 * Frames may come from {@code opened} on, also before {@code login}: a server that speaks first is
 * answered from {@code frame}. A line that lives as long as a command has {@code converse}, {@code
 * command}, {@code frame} and one of {@code ended} and {@code forget}, and then the conversation is
 * dropped. After a line is gone nothing of its conversation is called; the next line has a new one,
 * and what must outlive it lies in {@link io.rcon.spi.Setting#shared}.
 *
 * <p>A line over datagrams may live as long as a session too. It has a local port of its own, and
 * {@code frame} is given what comes to it from the server's address, in whatever order and however
 * often the network brings it. The engine sends nothing again: a lost login or question is sent
 * again by the conversation, from {@code due}. A command without an answer fails and the line lives
 * on; three in a row without one, or {@code loginLost}, end it.
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Everything runs on the session's event loop, one call at a time; {@link
 *       io.rcon.spi.Mechanism} alone is called on any thread. Never block.
 *   <li>Answers may be told within any call that is handed an {@code Answers}, and at no other
 *       time: do not keep it, nor an {@code Output}, an {@code Opening} or a buffer. What is told
 *       may end the line within that call; what is told after that is counted as late and dropped.
 *   <li>A caller may be told the end of its command within a call to {@code Answers} and give the
 *       next one, so {@code command} may be called before that call returns. Bring your state in
 *       order first.
 *   <li>What a conversation throws is logged and never reaches another session. From {@code opened}
 *       and {@code login} it fails the attempt to connect, from {@code command} and {@code silent}
 *       that command, from {@code frame} and {@code due} it costs the line; from the others the
 *       call counts as one that did nothing.
 *   <li>A {@link io.rcon.codec.RconCodecException} from {@code frame} means that the server broke
 *       the protocol: the commands in flight fail as {@code ProtocolViolation}, on a new line
 *       others go on.
 *   <li>Until {@code loggedIn()} every frame that is sent is overwritten behind its write, since it
 *       may hold the password, and so is each that is sent from {@code due}. A copy of the password
 *       in an array of the conversation's own is its to overwrite.
 *   <li>Only commands wait for the server's pace, and what {@link io.rcon.spi.Answers#takePace} was
 *       asked for. A login, an acknowledgement, a sign of life and all else that a conversation
 *       sends by itself goes at once, and is not counted.
 * </ul>
 *
 * <h2>Being found</h2>
 *
 * The engine takes mechanisms from {@link io.rcon.RconOptions#mechanisms()}, then as services of
 * {@link io.rcon.spi.Mechanism}, by the class loader of the interface and by the context class
 * loader of the thread that opens a session. Dialects of a library are named by an {@link
 * io.rcon.DialectProvider}. In a module:
 *
 * <pre>{@code
 * module pigeon {
 *   requires io.rcon;
 *   provides io.rcon.spi.Mechanism with pigeon.PigeonMechanism;
 *   provides io.rcon.DialectProvider with pigeon.PigeonDialects;
 * }
 * }</pre>
 *
 * <p>On the class path the same names stand in {@code META-INF/services}. A conversation is tested
 * without an engine by {@link io.rcon.spi.Setting#of} and an {@code Answers} of the test's own.
 */
@NullMarked
package io.rcon.spi;

import org.jspecify.annotations.NullMarked;
