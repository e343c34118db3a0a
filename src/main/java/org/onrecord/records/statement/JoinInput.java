package org.onrecord.records.statement;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.hibernate.validator.constraints.UniqueElements;

/**
 * The body of a request that joins statements.
 *
 * @param statements ids of the other statements, or of any of their quotes
 */
record JoinInput(
    @NotNull @Size(min = 1, max = 100) @UniqueElements List<@NotNull UUID> statements) {}
