package org.onrecord.access;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.onrecord.web.json.Text;

/**
 * The request to create an API key.
 *
 * @param expiresAt null if the key never expires
 */
public record KeyInput(
    @NotNull @Text(max = 200) String name, @NotNull Role role, Instant expiresAt) {}
