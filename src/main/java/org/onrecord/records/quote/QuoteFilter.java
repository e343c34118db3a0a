package org.onrecord.records.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.Negatable;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ActorParameters;
import org.onrecord.records.actor.FilterActors;
import org.onrecord.records.actor.Memberships;
import org.onrecord.records.actor.UnknownNames;
import org.onrecord.records.article.LanguageTag;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.external.ExternalIdText;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.origin.OriginKind;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.json.TimeSpan;
import org.onrecord.web.problem.Fault;

/** Filter of quotes, shared by lists, totals, facets, exports and review claims. */
@RegisterForReflection
@Consistent
@Negatable(except = {"id", "externalId", "mentionsAll", "has", "hasNot"})
public record QuoteFilter(
    @Size(max = 1000) List<UUID> id,
    @Size(max = 1000) List<@ExternalIdText String> externalId,
    @Text(max = 500) String q,
    @Text(max = 500) String about,
    @Text(max = 500) String articleQ,
    @Size(max = 1000) List<@Text(max = 300) String> speaker,
    @Size(max = 1000) List<@Text(max = 300) String> affiliation,
    @Size(max = 1000) List<@Text(max = 300) String> under,
    @Size(max = 1000) List<@Text(max = 300) String> role,
    @Size(max = 1000) List<@Text(max = 300) String> via,
    @Size(max = 1000) List<@Text(max = 300) String> mentions,
    @Size(max = 20) List<@Text(max = 300) String> mentionsAll,
    @Size(max = 5) List<@QuoteParts String> has,
    @Size(max = 5) List<@QuoteParts String> hasNot,
    @Size(max = 1000) List<UUID> article,
    @Size(max = 1000) List<UUID> statement,
    Distinct distinct,
    @Size(max = 1000) List<@Text(max = 300) String> source,
    @Size(max = 1000) List<QuoteType> type,
    @Size(max = 1000) List<QuoteStatus> status,
    Boolean anonymous,
    @Size(max = 1000) List<Anchor> anchor,
    @Size(max = 1000) List<OriginKind> origin,
    @Min(0) @Max(1) Double confidenceFrom,
    @Size(max = 1000) List<@LanguageTag String> language,
    LocalDate saidFrom,
    LocalDate saidTo,
    LocalDate publishedFrom,
    LocalDate publishedTo,
    TimeSpan createdFrom,
    TimeSpan createdTo,
    TimeSpan updatedFrom,
    TimeSpan updatedTo,
    UnknownNames unknownNames)
    implements Consistent.Members, ActorParameters {

  /** The speaker is one of these and had an affiliation in force on the day of the quote. */
  private static final String AFFILIATED =
      """
      q.speaker_id = any(?::uuid[]) and exists (select from affiliation f where f.member_id = q.speaker_id \
      and (f.from_day is null or f.from_day <= q.spoken_on) and (f.to_day is null or f.to_day >= q.spoken_on) and %s)""";

  private static final String MENTIONING =
      """
      exists (select from mention m where m.article_id = q.article_id and m.quote_id = q.id \
      and m.actor_id = any(?))""";

  /** The default: without rejected quotes. */
  static final Sql NOT_REJECTED = Sql.of("q.status <> 'rejected'");

  /** The quote is one of these, or has the statement of one of these. */
  static final String IN_STATEMENT =
      """
      q.id = any(array(select unnest(?::uuid[]) union select m.quote_id from appearance a \
      join appearance m on m.statement_id = a.statement_id where a.quote_id = any(?::uuid[])))""";

  /**
   * No other quote of the statement that matches a condition was published before, or recorded
   * before on that day. Quotes without a day come last. The inner quote hides the outer one, so
   * that the condition applies to it.
   */
  private static final String FIRST_APPEARANCE =
      """
      exists (select from appearance a where a.quote_id = q.id and not exists (\
      select from appearance b join quote q on q.id = b.quote_id and b.statement_id = a.statement_id \
      and (b.published_order = '0001-01-01', b.published_order, b.quote_id) \
      < (a.published_order = '0001-01-01', a.published_order, a.quote_id)?))""";

  private static final String AFFILIATED_WITH = AFFILIATED.formatted("f.actor_id = any(?::uuid[])");

  /** The attribution names the role, or the speaker held it on the day of the quote. */
  private static final String IN_ROLE =
      "q.attribution_role_folded = any(?::text[]) or "
          + AFFILIATED.formatted(
              "f.role_folded = any(?::text[]) and (? or f.actor_id = any(?::uuid[]))");

  @Override
  public List<Fault> contradictions() {
    List<Fault> faults = new ArrayList<>();
    faults.addAll(Consistent.Members.ofDates("saidFrom", saidFrom, "saidTo", saidTo));
    faults.addAll(
        Consistent.Members.ofDates("publishedFrom", publishedFrom, "publishedTo", publishedTo));
    faults.addAll(Consistent.Members.ofTimes("createdFrom", createdFrom, "createdTo", createdTo));
    faults.addAll(Consistent.Members.ofTimes("updatedFrom", updatedFrom, "updatedTo", updatedTo));
    return faults;
  }

  @Override
  public Map<String, List<String>> actors() {
    return Map.of(
        "speaker", speaker,
        "affiliation", affiliation,
        "under", under,
        "via", via,
        "mentions", mentions,
        "mentionsAll", mentionsAll,
        "source", source);
  }

  @Override
  public Set<String> printedRelays() {
    return Set.of("via");
  }

  /**
   * The parts of a filter that are looked up before its condition is composed.
   *
   * @param negated the filter of the quotes to leave out, if there is one
   * @param texts the conditions of {@code q}, {@code about} and {@code articleQ}
   * @param actors the actors that the parameters name
   */
  record LookedUp(
      Optional<QuoteFilter> negated,
      QuoteTexts texts,
      FilterActors actors,
      ActorNames names,
      Memberships memberships) {
    private LookedUp ofNegated() {
      return new LookedUp(Optional.empty(), QuoteTexts.NONE, actors.negated(), names, memberships);
    }
  }

  /** Adds the SQL terms of the given filters to a scope. */
  Condition restrict(Condition scope, LookedUp lookedUp) {
    Condition matching = matching(scope, lookedUp);
    lookedUp.texts().about().ifPresent(about -> about.addTo(matching));
    lookedUp
        .actors()
        .eachOf("mentionsAll")
        .forEach(one -> matching.and(MENTIONING, Optional.of(one)));
    lookedUp
        .negated()
        .map(filter -> filter.matching(new Condition(), lookedUp.ofNegated()))
        .ifPresent(matching::andNone);
    return distinct == null
        ? matching
        : matching.and(Optional.of(Sql.of(FIRST_APPEARANCE, matching.where())));
  }

  /** A scope without rejected quotes, or the scope itself if a status is asked for. */
  Condition onRecord(Condition scope) {
    return status.isEmpty() ? scope.andNot("q.status", "rejected") : scope;
  }

  /** Returns whether statements decide which quotes match. */
  boolean dependsOnStatements() {
    return !statement.isEmpty() || distinct != null;
  }

  private Condition matching(Condition scope, LookedUp lookedUp) {
    FilterActors actors = lookedUp.actors();
    ActorNames names = lookedUp.names();
    Memberships memberships = lookedUp.memberships();
    var institutions = actors.of("affiliation");
    var roles = names.folded(role);
    return scope
        .andText(lookedUp.texts().query().map(query -> query.term("q")))
        .and(lookedUp.texts().article())
        .andKeys("q.id = any(?)", id)
        .andKeys(ExternalIdIndex.condition(RecordKind.QUOTE, "q"), externalId)
        .and("q.speaker_id = any(?)", actors.of("speaker"))
        .and(AFFILIATED_WITH, institutions.map(memberships::members), institutions.orElse(Set.of()))
        .and(
            IN_ROLE,
            roles,
            memberships.roleHolders(roles),
            roles,
            institutions.isEmpty(),
            institutions.orElse(Set.of()))
        .and(
            actors.of("under").map(memberships::membersAtAnyDepth).map(QuoteFilter::spokenByMember))
        .and(
            """
            exists (select from relay v where v.article_id = q.article_id and v.quote_id = q.id \
            and (v.actor_id = any(?::uuid[]) or v.text_folded = any(?::text[])))""",
            actors.of("via"),
            names.folded(via))
        .and(MENTIONING, actors.of("mentions"))
        .and(QuotePart.allOf(has))
        .and(QuotePart.noneOf(hasNot))
        .and("q.article_id = any(?)", article)
        .and(IN_STATEMENT, statement, statement)
        .and("q.source_id = any(?)", actors.of("source"))
        .and("q.type = any(?)", type)
        .and("q.status = any(?)", status)
        .and("q.anonymous = ?", anonymous)
        .and("q.anchor = any(?)", anchor)
        .and("q.origin = any(?)", origin)
        .and("q.confidence >= ?", confidenceFrom)
        .andAny("lower(q.language) = lower(?) or lower(q.language) like lower(?) || '-%'", language)
        .and("q.spoken_on is not null and q.spoken_order >= ?", saidFrom)
        .and("q.spoken_on is not null and q.spoken_order <= ?", saidTo)
        .and("q.published_on is not null and q.published_order >= ?", publishedFrom)
        .and("q.published_on is not null and q.published_order <= ?", publishedTo)
        .andBetween("q.created_at", createdFrom, createdTo)
        .andBetween("q.updated_at", updatedFrom, updatedTo);
  }

  private static Sql spokenByMember(Memberships.Periods periods) {
    return Sql.of(
        """
        q.speaker_id = any(?::uuid[]) and exists (\
        select from unnest(?::uuid[], ?::date[], ?::date[]) period (member, first, last) \
        where period.member = q.speaker_id \
        and (period.first is null or period.first <= q.spoken_on) \
        and (period.last is null or period.last >= q.spoken_on))""",
        periods.members(),
        periods.members(),
        periods.first(),
        periods.last());
  }
}
