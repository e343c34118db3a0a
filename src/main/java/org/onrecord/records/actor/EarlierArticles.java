package org.onrecord.records.actor;

import static java.util.stream.Collectors.toMap;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.textreuse.CharacterFolding;

/**
 * Links a short name to the only actor on record that it fits, if earlier quotes of that actor have
 * the same role, or are from the same source and section. A role that differs from all roles on
 * record speaks against it.
 */
@Singleton
class EarlierArticles {
  private static final String NAMESAKES =
      """
      select form.name as short_name, a.id as actor_id, a.name as actor_name, a.kind as actor_kind
      from unnest(?::text[]) as form (name), lateral (
        select * from actor where kind = 'person' and surname(name_folded) = form.name limit 20) a
      union all
      select form.name, a.id, a.name, a.kind
      from unnest(?::text[]) as form (name), lateral (
        select * from actor where kind <> 'person' and initials(name_folded) = form.name limit 20) a""";

  private static final String EVIDENCE =
      """
      select a.id,
        array(
          select distinct fold(role) from (
            (select attribution_role as role from quote
             where speaker_id = a.id and attribution_role is not null and status <> 'rejected' and article_id <> ?
             order by published_order desc, id desc limit 50)
            union all
            (select role from affiliation where member_id = a.id and role is not null limit 50)) known) as roles,
        exists (
          select from (
            select article_id from quote where speaker_id = a.id and source_id = ? and status <> 'rejected'
            order by published_order desc, id desc limit 100) q
          join article r on r.id = q.article_id
          where r.id <> ? and r.section_folded is not distinct from fold(?)) as same_section
      from unnest(?::uuid[]) as a (id)""";

  private final Database database;

  EarlierArticles(Database database) {
    this.database = database;
  }

  private record Namesake(String shortName, ActorReference actor) {}

  @RegisterForReflection
  private record Evidence(UUID actor, Set<String> roles, boolean sameSection) {}

  /** The links by reference. Runs at most two queries. */
  Map<ActorReferenceInput, ActorLink> links(
      Map<ActorReferenceInput, ShortName> shortNames,
      Map<ActorReferenceInput, NameInText> texts,
      NameContext article) {
    if (shortNames.isEmpty()) {
      return Map.of();
    }
    Map<ActorReferenceInput, ActorReference> single = new HashMap<>();
    List<Namesake> namesakes = namesakes(shortNames.values());
    shortNames.forEach(
        (reference, name) -> {
          List<ActorReference> fitting = fitting(name, texts.get(reference), namesakes);
          if (fitting.size() == 1) {
            single.put(reference, fitting.get(0));
          }
        });
    Map<UUID, Evidence> evidence = evidence(single.values(), article);
    Map<ActorReferenceInput, ActorLink> links = new HashMap<>();
    single.forEach(
        (reference, actor) ->
            reason(texts.get(reference), evidence.get(actor.id()), article)
                .map(because -> shortNames.get(reference).reason(reference.name(), actor, because))
                .ifPresent(reason -> links.put(reference, new ActorLink(actor, reason))));
    return links;
  }

  private static List<ActorReference> fitting(
      ShortName name, NameInText text, List<Namesake> namesakes) {
    return namesakes.stream()
        .filter(namesake -> namesake.shortName().equals(name.key()))
        .map(Namesake::actor)
        .filter(actor -> name.abbreviates(actor.name(), actor.kind()) && text.mayBe(actor))
        .toList();
  }

  /** The further evidence for an actor; empty if there is none, or if something contradicts it. */
  private static Optional<String> reason(NameInText text, Evidence known, NameContext article) {
    Optional<String> role =
        text.roles().stream().filter(printed -> hasRole(known.roles(), printed)).findFirst();
    boolean otherRole = !text.roles().isEmpty() && !known.roles().isEmpty();
    return role.map("with the role “%s” in earlier articles"::formatted)
        .or(
            () ->
                known.sameSection() && !otherRole
                    ? Optional.of(
                        article.section() == null
                            ? "quoted earlier by this source"
                            : "quoted earlier in this section of the source")
                    : Optional.empty());
  }

  /** Returns whether a role is known, or is the end of a known one or the reverse. */
  private static boolean hasRole(Set<String> known, String printed) {
    String role = CharacterFolding.fold(printed);
    return known.stream()
        .anyMatch(
            other ->
                other.equals(role) || other.endsWith(" " + role) || role.endsWith(" " + other));
  }

  private List<Namesake> namesakes(Collection<ShortName> shortNames) {
    String[] surnames = keys(shortNames, name -> name.acronym() == null);
    String[] acronyms = keys(shortNames, name -> name.acronym() != null);
    return database.list(
        Sql.of(NAMESAKES, surnames, acronyms),
        row -> new Namesake(row.text("short_name"), ActorReference.of(row, "actor")));
  }

  private static String[] keys(Collection<ShortName> names, Predicate<ShortName> kind) {
    return names.stream().filter(kind).map(ShortName::key).distinct().toArray(String[]::new);
  }

  private Map<UUID, Evidence> evidence(Collection<ActorReference> actors, NameContext article) {
    if (actors.isEmpty()) {
      return Map.of();
    }
    Sql sql =
        Sql.of(
            EVIDENCE,
            article.article(),
            article.source(),
            article.article(),
            article.section(),
            actors.stream().map(ActorReference::id).distinct().toArray(UUID[]::new));
    return database
        .list(
            sql,
            row ->
                new Evidence(
                    row.id("id"), Set.copyOf(row.<String>array("roles")), row.bool("same_section")))
        .stream()
        .collect(toMap(Evidence::actor, evidence -> evidence));
  }
}
