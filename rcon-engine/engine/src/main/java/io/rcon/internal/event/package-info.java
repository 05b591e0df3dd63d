/**
 * Events: what servers say by themselves, on its way from a session to those who subscribed.
 * Nothing here is made for a session without subscribers.
 */
@NullMarked
package io.rcon.internal.event;

import org.jspecify.annotations.NullMarked;
