package org.onrecord.records.suggestion;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.article.ArticleReference;

/**
 * A suggested actor or article.
 *
 * @param text the name of the actor or the title of the article
 * @param alias the alias that begins as typed, if the name does not
 * @param hint the latest role of an actor and the actor in which it was held, or the source and day
 *     of an article; null if neither is known
 * @param quotes number of quotes by the actor or in the article that are not rejected
 * @param highlight the text or the alias with the typed words marked; null if the words are
 *     misspelled
 * @param actor null for an article
 * @param article null for an actor
 */
@RegisterForReflection
public record SuggestionView(
    SuggestionKind kind,
    String text,
    SuggestionMatch match,
    String alias,
    String hint,
    long quotes,
    Map<String, List<String>> highlight,
    ActorReference actor,
    ArticleReference article) {}
