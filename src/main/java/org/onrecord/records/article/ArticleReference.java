package org.onrecord.records.article;

import java.time.LocalDate;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;

/** How an article is referred to in what goes out: what a reader needs to recognise it. */
public record ArticleReference(
    UUID id, String title, ActorReference source, LocalDate publishedOn) {}
