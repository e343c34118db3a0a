package org.onrecord.records.actor;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;
import org.onrecord.records.origin.OriginKind;
import org.onrecord.web.json.Text;

/** Filter parameters of actor lists and exports. */
@RegisterForReflection
record ActorFilter(
    @Text(max = 500) String q,
    @Size(max = 1000) List<ActorKind> kind,
    @Size(max = 1000) List<OriginKind> origin,
    @Size(max = 1000) List<@Text(max = 300) String> affiliation,
    UnknownNames unknownNames)
    implements ActorParameters {

  @Override
  public Map<String, List<String>> actors() {
    return Map.of("affiliation", affiliation);
  }

  Condition condition(FilterActors actors) {
    return new Condition()
        .andAny(
            """
            a.id in (select id from actor where fold(?) <% name_folded or name_folded like holding(fold(?)) \
            union select actor_id from alias where fold(?) <% name_folded or name_folded like holding(fold(?)))""",
            q == null ? List.of() : List.of(q))
        .and("a.kind = any(?)", kind)
        .and("a.origin = any(?)", origin)
        .and(
            "exists (select from affiliation f where f.member_id = a.id and f.actor_id = any(?))",
            actors.of("affiliation"));
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
