package org.onrecord.actor;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.onrecord.json.InvalidValue;
import org.onrecord.json.Text;
import org.onrecord.origin.OriginKind;
import org.onrecord.paging.Condition;
import org.onrecord.paging.Include;
import org.onrecord.paging.Order;
import org.onrecord.paging.Paging;

/** How the query parameters of a list of actors restrict and order it. */
record ActorFilter(
    @Text(max = 500) String q,
    @Size(max = 50) List<ActorKind> kind,
    @Size(max = 50) List<OriginKind> origin,
    @Size(max = 50) List<@Text(max = 300) String> affiliation,
    ActorSort sort,
    @Min(1) @Max(100) Integer limit,
    @Size(min = 1, max = 4096) @Pattern(regexp = "[A-Za-z0-9_-]*") String cursor,
    @Size(max = 1) List<Include> include)
    implements Paging {

  /** How well name and aliases fit what is looked for: the better of the two. */
  static final String LIKENESS =
      """
      greatest(likeness(a.nameFolded, :q), \
      coalesce((select max(likeness(l.nameFolded, :q)) from Actor n join n.aliases l where n.id = a.id), 0.0))""";

  ActorFilter {
    if (sort == ActorSort.RELEVANCE && q == null) {
      throw new InvalidValue("sort", "can be relevance only where q is given");
    }
  }

  Condition condition(ActorNames names) {
    return new Condition()
        .and(
            """
            a.id in (select n.id from Actor n where resembles(n.nameFolded, :q) \
            union select n.id from Actor n join n.aliases l where resembles(l.nameFolded, :q))""",
            q)
        .and("a.kind in :kind", kind)
        .and("a.origin.kind in :origin", origin)
        .and(
            "exists (select 1 from Affiliation f where f.member = a and f.actor.id in :affiliation)",
            names.matching(affiliation));
  }

  Order order() {
    ActorSort fallback = q == null ? ActorSort.CREATED_DESCENDING : ActorSort.RELEVANCE;
    return (sort == null ? fallback : sort).order;
  }
}
