package org.onrecord.records.article;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * Query parameters of GET /articles/{id}.
 *
 * @param at instant for an earlier state, or null for the current one
 */
@RegisterForReflection
public record ArticleGetOptions(@Size(max = 2) List<Expand> expand, Instant at) {}
