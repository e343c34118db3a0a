package org.onrecord.access;

import java.time.Instant;
import java.util.UUID;

/** An API key in responses, without its secret. */
record KeyView(
    UUID id, String name, Role role, Instant createdAt, Instant expiresAt, Instant lastUsedAt) {}
