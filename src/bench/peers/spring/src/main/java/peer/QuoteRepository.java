package peer;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;
import org.springframework.data.rest.core.annotation.RestResource;

/** Quotes at {@code /quotes}, {@code /quotes/search/speaker} and {@code /quotes/search/text}. */
public interface QuoteRepository extends JpaRepository<Quote, UUID> {
  @RestResource(path = "speaker")
  @EntityGraph(attributePaths = {"speaker", "article.source"})
  List<Quote> findTop20BySpeakerIdOrderByPublishedOnDescIdDesc(@Param("id") UUID id);

  /** Speakers and articles follow in one query each: see {@code default_batch_fetch_size}. */
  @RestResource(path = "text")
  @Query(
      nativeQuery = true,
      value =
          """
          select id, article_id, speaker_id, text, type, published_on
          from plain.quote, plainto_tsquery('english', :q) words
          where search @@ words
          order by ts_rank(search, words) desc, id desc
          limit 20""")
  List<Quote> findByText(@Param("q") String q);
}
