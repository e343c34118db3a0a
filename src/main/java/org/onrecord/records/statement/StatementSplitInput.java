package org.onrecord.records.statement;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.hibernate.validator.constraints.UniqueElements;

/**
 * The body of a request that splits a statement.
 *
 * @param quotes ids of the quotes that are another statement
 */
record StatementSplitInput(
    @NotNull @Size(min = 1, max = 1000) @UniqueElements List<@NotNull UUID> quotes) {}
