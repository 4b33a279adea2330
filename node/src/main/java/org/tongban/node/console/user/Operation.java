package org.tongban.node.console.user;

import java.time.Instant;

/**
 * Something that was done.
 *
 * @param who name of the user; {@code -} for somebody unknown, {@code command} at the machine
 *     itself
 * @param act a name of {@link Act}, or one that a later version knows
 * @param about to what it was done; empty where to nothing else
 * @param detail what changed; never an identity
 */
public record Operation(
    long seq, Instant at, String who, String act, String about, String detail) {}
