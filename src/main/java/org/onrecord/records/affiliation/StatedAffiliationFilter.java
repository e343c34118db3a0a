package org.onrecord.records.affiliation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;
import org.onrecord.records.actor.ActorParameters;
import org.onrecord.records.actor.FilterActors;
import org.onrecord.records.actor.UnknownNames;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.web.json.Text;

/** The filter of the list of stated affiliations. Without a status, all but rejected ones. */
@RegisterForReflection
record StatedAffiliationFilter(
    @Size(max = 1000) List<@Text(max = 300) String> actor,
    @Size(max = 1000) List<@Text(max = 300) String> organization,
    @Size(max = 1000) List<UUID> article,
    @Size(max = 1000) List<QuoteStatus> status,
    UnknownNames unknownNames)
    implements ActorParameters {

  @Override
  public Map<String, List<String>> actors() {
    return Map.of("actor", actor, "organization", organization);
  }

  Condition condition(FilterActors actors) {
    Condition condition =
        new Condition()
            .and("s.member_id = any(?)", actors.of("actor"))
            .and("s.organization_id = any(?)", actors.of("organization"))
            .and(
                """
                s.id in (select e.stated_id from affiliation_evidence e where e.article_id = any(?))\
                """,
                article)
            .and("s.status = any(?)", status);
    return status.isEmpty() ? condition.and(Sql.of("s.status <> 'rejected'")) : condition;
  }

  /** The condition of the affiliations that an article states, with rejected ones. */
  static Condition ofArticle(UUID article) {
    return new Condition()
        .and(
            "s.id in (select e.stated_id from affiliation_evidence e where e.article_id = ?)",
            article);
  }
}
