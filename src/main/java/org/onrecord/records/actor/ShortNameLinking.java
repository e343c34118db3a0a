package org.onrecord.records.actor;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.onrecord.extraction.PersonNames;

/**
 * Links surnames and acronyms that stand alone in an article: to the only actor of the article that
 * fits, or else to the only actor on record that fits, if earlier articles give further evidence.
 * If two actors fit, none is chosen.
 */
@Singleton
class ShortNameLinking {
  /** The maximum number of phrases of an article that are looked up. */
  private static final int MAX_PHRASES = 1000;

  private final ActorNames names;
  private final EarlierArticles earlier;

  ShortNameLinking(ActorNames names, EarlierArticles earlier) {
    this.names = names;
    this.earlier = earlier;
  }

  /**
   * The links of the references that are short names and that the article or the record explains.
   * Runs at most five queries, and none if there is no short name.
   */
  Map<ActorReferenceInput, ActorLink> links(
      Map<ActorReferenceInput, NameInText> references, NameContext article) {
    Map<ActorReferenceInput, ShortName> shortNames = new LinkedHashMap<>();
    references
        .keySet()
        .forEach(
            reference ->
                ShortName.of(reference).ifPresent(name -> shortNames.put(reference, name)));
    if (shortNames.isEmpty()) {
      return Map.of();
    }
    ArticleActors actors = actorsOf(article, shortNames.values());
    Map<ActorReferenceInput, ActorLink> links = new HashMap<>();
    shortNames.forEach(
        (reference, name) ->
            actors
                .link(reference.name(), name, references.get(reference))
                .ifPresent(link -> links.put(reference, link)));
    shortNames.keySet().removeAll(links.keySet());
    shortNames.values().removeIf(actors::hasPerson);
    // A word in a quote, such as the name of a town, needs the evidence of the article.
    shortNames.keySet().removeIf(reference -> references.get(reference).isMention());
    links.putAll(earlier.links(shortNames, references, article));
    return links;
  }

  private ArticleActors actorsOf(NameContext article, Collection<ShortName> shortNames) {
    Set<String> title = phrases(article.title(), shortNames);
    Set<String> body = phrases(article.body(), shortNames);
    Set<String> all = new HashSet<>(title);
    all.addAll(body);
    Map<String, Set<ActorReference>> known = names.byNames(all);
    List<ArticleActors.Known> actors = new ArrayList<>();
    title.forEach(name -> add(known, name, ArticleActors.Place.TITLE, actors));
    body.forEach(name -> add(known, name, ArticleActors.Place.BODY, actors));
    names
        .allNamesOf(article.actors())
        .forEach(
            (actor, own) ->
                actors.add(new ArticleActors.Known(actor, own, ArticleActors.Place.QUOTES)));
    List<String> persons =
        Stream.concat(
                article.persons().stream(),
                all.stream().filter(ShortNameLinking::isGivenAndSurname))
            .toList();
    return new ArticleActors(actors, persons);
  }

  private static void add(
      Map<String, Set<ActorReference>> known,
      String name,
      ArticleActors.Place place,
      List<ArticleActors.Known> actors) {
    known
        .get(name)
        .forEach(actor -> actors.add(new ArticleActors.Known(actor, Set.of(name), place)));
  }

  private static Set<String> phrases(String text, Collection<ShortName> shortNames) {
    return CapitalizedPhrases.of(
        text,
        MAX_PHRASES,
        phrase ->
            shortNames.stream()
                .anyMatch(
                    name ->
                        name.abbreviates(phrase, ActorKind.PERSON)
                            || name.abbreviates(phrase, ActorKind.ORGANIZATION)));
  }

  private static boolean isGivenAndSurname(String phrase) {
    List<String> words = ShortName.words(phrase);
    return words.size() == 2 && PersonNames.isGivenName(words.get(0));
  }
}
