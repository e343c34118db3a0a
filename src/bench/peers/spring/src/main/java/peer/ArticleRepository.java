package peer;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Articles, to which quotes link. */
public interface ArticleRepository extends JpaRepository<Article, UUID> {}
