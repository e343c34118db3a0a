package org.onrecord.records.article;

import java.util.Optional;
import org.onrecord.database.sql.Sql;

/**
 * The optional parts of the articles in a list.
 *
 * @param body true to read the bodies
 * @param quoteBytes SQL for the size of the quotes that are read for an article {@code a}; empty
 *     without quotes
 */
record ArticleParts(boolean body, Optional<Sql> quoteBytes) {}
