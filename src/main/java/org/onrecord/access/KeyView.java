package org.onrecord.access;

import java.time.Instant;
import java.util.UUID;

/** A key as it goes out: all but the key itself, which nobody knows but its holder. */
record KeyView(
    UUID id, String name, Role role, Instant createdAt, Instant expiresAt, Instant lastUsedAt) {}
