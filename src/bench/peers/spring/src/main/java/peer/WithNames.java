package peer;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.rest.core.config.Projection;

/** A quote with the names of its speaker, article and source embedded. */
@Projection(name = "names", types = Quote.class)
public interface WithNames {
  UUID getId();

  String getText();

  String getType();

  LocalDate getPublishedOn();

  ActorName getSpeaker();

  ArticleName getArticle();

  interface ActorName {
    UUID getId();

    String getName();

    String getKind();
  }

  interface ArticleName {
    UUID getId();

    String getTitle();

    String getUrl();

    SourceName getSource();
  }

  interface SourceName {
    UUID getId();

    String getName();
  }
}
