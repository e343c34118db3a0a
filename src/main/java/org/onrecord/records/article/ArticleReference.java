package org.onrecord.records.article;

import java.time.LocalDate;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;

/** A reference to an article in a response, with what identifies it to a reader. */
public record ArticleReference(
    UUID id, String title, ActorReference source, LocalDate publishedOn) {}
