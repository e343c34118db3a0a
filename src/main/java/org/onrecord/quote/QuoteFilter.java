package org.onrecord.quote;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onrecord.actor.ActorNames;
import org.onrecord.article.LanguageTag;
import org.onrecord.json.InvalidValue;
import org.onrecord.json.Text;
import org.onrecord.origin.OriginKind;
import org.onrecord.paging.Condition;
import org.onrecord.paging.Include;
import org.onrecord.paging.Order;
import org.onrecord.paging.Paging;

/** How the query parameters of a list of quotes restrict and order it. */
record QuoteFilter(
    @Text(max = 500) String q,
    @Size(max = 50) List<@Text(max = 300) String> speaker,
    @Size(max = 50) List<@Text(max = 300) String> affiliation,
    @Size(max = 50) List<@Text(max = 300) String> role,
    @Size(max = 50) List<@Text(max = 300) String> via,
    @Size(max = 50) List<@Text(max = 300) String> mentions,
    @Size(max = 50) List<UUID> article,
    @Size(max = 50) List<@Text(max = 300) String> source,
    @Size(max = 50) List<QuoteType> type,
    @Size(max = 50) List<QuoteStatus> status,
    Boolean anonymous,
    @Size(max = 50) List<Anchor> anchor,
    @Size(max = 50) List<OriginKind> origin,
    @Min(0) @Max(1) Double confidenceFrom,
    @Size(max = 50) List<@LanguageTag String> language,
    LocalDate saidFrom,
    LocalDate saidTo,
    LocalDate publishedFrom,
    LocalDate publishedTo,
    QuoteSort sort,
    @Min(1) @Max(100) Integer limit,
    @Size(min = 1, max = 4096) @Pattern(regexp = "[A-Za-z0-9_-]*") String cursor,
    @Size(max = 1) List<Include> include)
    implements Paging {

  /** An affiliation of the speaker that was in force on the day of speaking. */
  private static final String HELD =
      """
      exists (select 1 from Affiliation f where f.member = q.speaker \
      and (f.fromDay is null or f.fromDay <= q.spokenOn) and (f.toDay is null or f.toDay >= q.spokenOn) and %s)""";

  QuoteFilter {
    InvalidValue.requireOrder("saidFrom", saidFrom, "saidTo", saidTo);
    InvalidValue.requireOrder("publishedFrom", publishedFrom, "publishedTo", publishedTo);
    if (sort == QuoteSort.RELEVANCE && q == null) {
      throw new InvalidValue("sort", "can be relevance only where q is given");
    }
  }

  Condition restrict(Condition scope, ActorNames names) {
    var institutions = names.matching(affiliation);
    String heldRole =
        "f.roleFolded = fold(:role)"
            + institutions.map(i -> " and f.actor.id in :affiliation").orElse("");
    return scope
        .and("fulltext(q.search, :q)", q)
        .and("q.speaker.id in :speaker", names.matching(speaker))
        .and(HELD.formatted("f.actor.id in :affiliation"), institutions)
        .andAny("q.attribution.roleFolded = fold(:role) or " + HELD.formatted(heldRole), role)
        .and(
            "exists (select 1 from q.attribution.via v where v.actor.id in :via or v.textFolded in :printed)",
            names.matching(via),
            names.folded(via))
        .and(
            "exists (select 1 from q.mentions m where m.id in :mentions)", names.matching(mentions))
        .and("q.article.id in :article", article)
        .and("q.article.source.id in :source", names.matching(source))
        .and("q.type in :type", type)
        .and("q.status in :status", status)
        .and("q.attribution.anonymous = :anonymous", anonymous)
        .and("q.anchor in :anchor", anchor)
        .and("q.origin.kind in :origin", origin)
        .and("q.origin.confidence >= :confidenceFrom", confidenceFrom)
        .andAny(
            "lower(q.article.language) = lower(:language) or lower(q.article.language) like lower(:language) || '-%'",
            language)
        .and("q.spokenOn is not null and q.spokenOrder >= :saidFrom", saidFrom)
        .and("q.spokenOn is not null and q.spokenOrder <= :saidTo", saidTo)
        .and("q.publishedOn is not null and q.publishedOrder >= :publishedFrom", publishedFrom)
        .and("q.publishedOn is not null and q.publishedOrder <= :publishedTo", publishedTo);
  }

  Order order() {
    return (sort == null ? QuoteSort.PUBLISHED_DESCENDING : sort).order;
  }
}
