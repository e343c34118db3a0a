package org.onrecord.records.article;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * The query parameters of a single article, which always has its body.
 *
 * @param at the moment as of which it is asked for, or null for now
 */
@RegisterForReflection
record ArticleGetOptions(@Size(max = 2) List<Expand> expand, Instant at) {}
