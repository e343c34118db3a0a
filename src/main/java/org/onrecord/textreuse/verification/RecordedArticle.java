package org.onrecord.textreuse.verification;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An article on record.
 *
 * @param publishedOn null if unknown
 * @param body verbatim
 */
public record RecordedArticle(UUID id, LocalDate publishedOn, String body) {}
