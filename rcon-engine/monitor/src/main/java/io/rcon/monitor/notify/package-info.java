/**
 * Webhooks that hear of changes of state.
 *
 * <pre>
 *  MonitorListener ──▶ Notifications ──▶ NoticeWindow ──▶ NoticeQueue ──▶ WebhookSender
 *                      one thread        what is to tell   order, tries    one request
 *                                        and when          back-off
 * </pre>
 */
@NullMarked
package io.rcon.monitor.notify;

import org.jspecify.annotations.NullMarked;
