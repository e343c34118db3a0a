package org.onrecord.records.article;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.query.fulltext.TextQuery;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.Negatable;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ActorParameters;
import org.onrecord.records.actor.FilterActors;
import org.onrecord.records.actor.UnknownNames;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.external.ExternalIdText;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.json.TimeSpan;
import org.onrecord.web.problem.Fault;

/** Filter parameters of article lists, totals, facets and exports. */
@RegisterForReflection
@Consistent
@Negatable(except = {"id", "url", "externalId", "mentionsAll"})
public record ArticleFilter(
    @Size(max = 1000) List<UUID> id,
    @Size(max = 1000) List<@HttpUrl String> url,
    @Size(max = 1000) List<@ExternalIdText String> externalId,
    @Text(max = 500) String q,
    @Size(max = 1000) List<@Text(max = 300) String> source,
    @Size(max = 1000) List<@Text(max = 300) String> author,
    @Size(max = 1000) List<@Text(max = 300) String> section,
    @Size(max = 1000) List<@LanguageTag String> language,
    LocalDate publishedFrom,
    LocalDate publishedTo,
    @Size(max = 1000) List<@Text(max = 300) String> quotes,
    @Size(max = 1000) List<@Text(max = 300) String> mentions,
    @Size(max = 20) List<@Text(max = 300) String> mentionsAll,
    TimeSpan createdFrom,
    TimeSpan createdTo,
    TimeSpan updatedFrom,
    TimeSpan updatedTo,
    UnknownNames unknownNames)
    implements Consistent.Members, ActorParameters {

  /** Articles in which a quote that is not rejected mentions one of these actors. */
  private static final String MENTIONING =
      """
      exists (select from quote q join mention m on m.article_id = q.article_id and m.quote_id = q.id \
      where q.article_id = a.id and q.status <> 'rejected' and m.actor_id = any(?))""";

  /** The sub-select runs once and uses the index, also before the planner has statistics. */
  private static final String WITH_URL =
      """
      a.id = any(array(select u.id from article u where u.url is not null and canonical_url(u.url) = any(?::text[])))""";

  @Override
  public List<Fault> contradictions() {
    List<Fault> faults = new ArrayList<>();
    faults.addAll(
        Consistent.Members.ofDates("publishedFrom", publishedFrom, "publishedTo", publishedTo));
    faults.addAll(Consistent.Members.ofTimes("createdFrom", createdFrom, "createdTo", createdTo));
    faults.addAll(Consistent.Members.ofTimes("updatedFrom", updatedFrom, "updatedTo", updatedTo));
    return faults;
  }

  @Override
  public Map<String, List<String>> actors() {
    return Map.of(
        "source", source, "quotes", quotes, "mentions", mentions, "mentionsAll", mentionsAll);
  }

  /**
   * The condition of articles {@code a}.
   *
   * @param negated the filter of the articles to leave out, if there is one
   */
  Condition condition(
      Optional<ArticleFilter> negated,
      Optional<TextQuery> text,
      ActorNames names,
      FilterActors actors) {
    Condition condition = matching(text, names, actors);
    actors.eachOf("mentionsAll").forEach(one -> condition.and(MENTIONING, Optional.of(one)));
    return negated
        .map(filter -> filter.matching(Optional.empty(), names, actors.negated()))
        .map(condition::andNone)
        .orElse(condition);
  }

  private Condition matching(Optional<TextQuery> text, ActorNames names, FilterActors actors) {
    return new Condition()
        .andText(text.map(query -> query.term("a")))
        .andKeys("a.id = any(?)", id)
        .andKeys(WITH_URL, url.stream().map(CanonicalUrl::of).toList())
        .andKeys(ExternalIdIndex.condition(RecordKind.ARTICLE, "a"), externalId)
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
        .and(MENTIONING, actors.of("mentions"))
        .andBetween("a.created_at", createdFrom, createdTo)
        .andBetween("a.updated_at", updatedFrom, updatedTo);
  }
}
