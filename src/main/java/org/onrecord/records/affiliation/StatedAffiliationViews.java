package org.onrecord.records.affiliation;

import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Columns;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Projection;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.FilterActors;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.Review;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.ProblemException;

/** Reads stated affiliations with their evidence and reviews, in one SQL statement. */
@Singleton
public class StatedAffiliationViews {
  /** The limit of the contract for the affiliations in the answer to an extraction. */
  private static final int MAX_OF_ARTICLE = 100;

  private static final Columns COLUMNS =
      Columns.of(
              """
              s.id, m.id as actor_id, m.name as actor_name, m.kind as actor_kind, s.role,
              o.id as known_id, o.name as known_name, o.kind as known_kind, s.organization_name, s.organization_kind,
              s.status, s.created_at, s.updated_at\
              """)
          .column(
              "articles",
              Sql.of("(select count(*) from affiliation_evidence e where e.stated_id = s.id)"))
          .computed(
              "evidence",
              Sql.of(
                  """
                  (select json_agg(json_build_object(
                     'article', json_build_object('id', v.id, 'title', v.title, 'source', v.source, 'publishedOn', v.published_on,
                       'url', v.url, 'authors', v.author_names),
                     'span', json_build_object('start', v.start_offset, 'end', v.end_offset), 'text', v.text,
                     'origin', json_build_object('kind', 'extractor', 'version', v.extractor_version, 'rule', v.rule,
                       'confidence', v.confidence)) order by v.published_on desc nulls last, v.id desc)
                   from (
                     select a.id, a.title, a.published_on, a.url, a.author_names, e.start_offset, e.end_offset, e.text,
                       e.extractor_version, e.rule, e.confidence,
                       (select json_build_object('id', p.id, 'name', p.name, 'kind', p.kind) from actor p where p.id = a.source_id) as source
                     from affiliation_evidence e join article a on a.id = e.article_id
                     where e.stated_id = s.id order by a.published_on desc nulls last, a.id desc limit 20) v)\
                  """))
          .computed(
              "reviews",
              Sql.of(
                  """
                  (select json_agg(json_build_object('status', r.review_status, 'reason', r.review_reason, 'reference', r.review_reference,
                     'by', r.reviewer, 'at', r.reviewed_at) order by r.id desc)
                   from (select * from affiliation_review where stated_id = s.id order by id desc limit 20) r)\
                  """));

  private static final Sql JOINS =
      Sql.of("join actor m on m.id = s.member_id left join actor o on o.id = s.organization_id");

  /** Ids ascend with time. */
  private static final Order LATEST_FIRST = Order.descending("at", "s.id", UUID::fromString);

  private final Database database;
  private final ListReader lists;
  private final ObjectReader evidence;
  private final ObjectReader reviews;

  StatedAffiliationViews(Database database, ListReader lists, Json json) {
    this.database = database;
    this.lists = lists;
    this.evidence = json.listReader(AffiliationEvidence.class);
    this.reviews = json.listReader(Review.class);
  }

  /** Reads a stated affiliation, or throws a 404 problem. */
  StatedAffiliationView view(UUID id) {
    return projection()
        .find(database, id)
        .orElseThrow(() -> ProblemException.notFound("stated affiliation", id));
  }

  /** A query for the stated affiliations that match a filter, the latest first. */
  ListQuery<StatedAffiliationView> query(StatedAffiliationFilter filter, FilterActors actors) {
    return new ListQuery<>(projection(), filter.condition(actors), LATEST_FIRST);
  }

  /** The first affiliations that an article states, with rejected ones. */
  public List<StatedAffiliationView> ofArticle(UUID article) {
    return lists.first(
        new ListQuery<>(projection(), StatedAffiliationFilter.ofArticle(article), LATEST_FIRST),
        MAX_OF_ARTICLE);
  }

  private Projection<StatedAffiliationView> projection() {
    return new Projection<>("stated_affiliation", "s", COLUMNS, JOINS, this::read);
  }

  private StatedAffiliationView read(Row row) throws SQLException {
    return new StatedAffiliationView(
        row.id("id"),
        ActorReference.of(row, "actor"),
        row.text("role"),
        ActorReference.of(row, "known"),
        row.text("organization_name"),
        row.enumValue("organization_kind", ActorKind.class),
        row.enumValue("status", QuoteStatus.class),
        row.longValue("articles"),
        row.jsonList("evidence", evidence),
        row.jsonList("reviews", reviews),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
