package peer;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.UUID;

/** An article without its body, which Hibernate would read with every quote. */
@Entity
public class Article {
  @Id private UUID id;
  private String title;
  private String url;

  @ManyToOne(fetch = FetchType.LAZY)
  private Actor source;

  public UUID getId() {
    return id;
  }

  public String getTitle() {
    return title;
  }

  public String getUrl() {
    return url;
  }

  public Actor getSource() {
    return source;
  }
}
