package org.onrecord.access;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.onrecord.web.json.Text;

/** What a key is to be: whose, for what, and until when, or for ever. */
record KeyInput(@NotNull @Text(max = 200) String name, @NotNull Role role, Instant expiresAt) {}
