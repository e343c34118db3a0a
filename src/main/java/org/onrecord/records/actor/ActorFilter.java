package org.onrecord.records.actor;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.Negatable;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.external.ExternalIdText;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.origin.OriginKind;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.json.TimeSpan;
import org.onrecord.web.problem.Fault;

/** Filter parameters of actor lists and exports. */
@RegisterForReflection
@Consistent
@Negatable(except = {"id", "wikidataId", "externalId"})
public record ActorFilter(
    @Size(max = 1000) List<UUID> id,
    @Size(max = 1000) List<@WikidataId String> wikidataId,
    @Size(max = 1000) List<@ExternalIdText String> externalId,
    @Text(max = 500) String q,
    @Size(max = 1000) List<ActorKind> kind,
    @Size(max = 1000) List<OriginKind> origin,
    @Size(max = 1000) List<@Text(max = 300) String> affiliation,
    TimeSpan createdFrom,
    TimeSpan createdTo,
    TimeSpan updatedFrom,
    TimeSpan updatedTo,
    UUID likelyDuplicateOf,
    UnknownNames unknownNames)
    implements Consistent.Members, ActorParameters {

  /** The id of a merged actor selects the survivor. */
  private static final String WITH_ID =
      """
      a.id = any(array(
        select unnest(?::uuid[])
        union select survivor(m.duplicate_id) from merge m where m.duplicate_id = any(?::uuid[]) and m.undone_at is null))""";

  @Override
  public List<Fault> contradictions() {
    List<Fault> faults = new ArrayList<>();
    faults.addAll(Consistent.Members.ofTimes("createdFrom", createdFrom, "createdTo", createdTo));
    faults.addAll(Consistent.Members.ofTimes("updatedFrom", updatedFrom, "updatedTo", updatedTo));
    return faults;
  }

  @Override
  public Map<String, List<String>> actors() {
    return Map.of(
        "affiliation",
        affiliation,
        "likelyDuplicateOf",
        likelyDuplicateOf == null ? List.of() : List.of(likelyDuplicateOf.toString()));
  }

  /**
   * The condition of actors {@code a}.
   *
   * @param negated the filter of the actors to leave out, if there is one
   */
  Condition condition(Optional<ActorFilter> negated, FilterActors actors) {
    Condition condition = matching(actors);
    return negated
        .map(filter -> filter.matching(actors.negated()))
        .map(condition::andNone)
        .orElse(condition);
  }

  private Condition matching(FilterActors actors) {
    return new Condition()
        .andKeys(WITH_ID, id)
        .andKeys("a.wikidata_id = any(?)", wikidataId)
        .andKeys(ExternalIdIndex.condition(RecordKind.ACTOR, "a"), externalId)
        .andAny(
            """
            a.id in (select id from actor where fold(?) <% name_folded or name_folded like holding(fold(?)) \
            union select actor_id from alias where fold(?) <% name_folded or name_folded like holding(fold(?)))""",
            q == null ? List.of() : List.of(q))
        .and("a.kind = any(?)", kind)
        .and("a.origin = any(?)", origin)
        .and(
            "exists (select from affiliation f where f.member_id = a.id and f.actor_id = any(?))",
            actors.of("affiliation"))
        .andBetween("a.created_at", createdFrom, createdTo)
        .andBetween("a.updated_at", updatedFrom, updatedTo);
  }

  /** True if the actors have a relevance. */
  boolean isRanked() {
    return q != null || likelyDuplicateOf != null;
  }

  /** Relevance: the best trigram similarity of {@code q} to the name or an alias. */
  Sql similarity() {
    return Sql.of(
        """
        (select max(word_similarity(fold(?), n.name_folded) + similarity(fold(?), n.name_folded) \
        + case when n.name_folded like holding(fold(?)) then 1 else 0 end)::float8 \
        from (select a.name_folded union all select l.name_folded from alias l where l.actor_id = a.id) n)""",
        q,
        q,
        q);
  }
}
