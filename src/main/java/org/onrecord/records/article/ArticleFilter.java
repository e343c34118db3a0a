package org.onrecord.records.article;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.query.fulltext.TextQuery;
import org.onrecord.query.list.Condition;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ActorParameters;
import org.onrecord.records.actor.FilterActors;
import org.onrecord.records.actor.UnknownNames;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.problem.Fault;

/** Filter parameters of article lists, totals, facets and exports. */
@RegisterForReflection
@Consistent
record ArticleFilter(
    @Text(max = 500) String q,
    @Size(max = 1000) List<@Text(max = 300) String> source,
    @Size(max = 1000) List<@Text(max = 300) String> author,
    @Size(max = 1000) List<@Text(max = 300) String> section,
    @Size(max = 1000) List<@LanguageTag String> language,
    LocalDate publishedFrom,
    LocalDate publishedTo,
    @Size(max = 1000) List<@Text(max = 300) String> quotes,
    @Size(max = 1000) List<@Text(max = 300) String> mentions,
    UnknownNames unknownNames)
    implements Consistent.Members, ActorParameters {

  @Override
  public List<Fault> contradictions() {
    return Consistent.Members.ofDates("publishedFrom", publishedFrom, "publishedTo", publishedTo);
  }

  @Override
  public Map<String, List<String>> actors() {
    return Map.of("source", source, "quotes", quotes, "mentions", mentions);
  }

  Condition condition(Optional<TextQuery> text, ActorNames names, FilterActors actors) {
    return new Condition()
        .andText(text.map(query -> query.term("a")))
        .and("a.source_id = any(?)", actors.of("source"))
        .and(
            "exists (select from author w where w.article_id = a.id and w.name_folded = any(?))",
            names.folded(author))
        .and("a.section_folded = any(?)", names.folded(section))
        .andAny("lower(a.language) = lower(?) or lower(a.language) like lower(?) || '-%'", language)
        .and("a.published_on is not null and a.published_order >= ?", publishedFrom)
        .and("a.published_on is not null and a.published_order <= ?", publishedTo)
        .and(
            """
            exists (select from quote q where q.article_id = a.id and q.status <> 'rejected' \
            and q.speaker_id = any(?))""",
            actors.of("quotes"))
        .and(
            """
            exists (select from quote q join mention m on m.article_id = q.article_id and m.quote_id = q.id \
            where q.article_id = a.id and q.status <> 'rejected' and m.actor_id = any(?))""",
            actors.of("mentions"));
  }
}
