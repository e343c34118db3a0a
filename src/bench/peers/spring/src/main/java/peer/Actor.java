package peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A speaker or source. */
@Entity
public class Actor {
  @Id private UUID id;
  private String name;
  private String kind;

  public UUID getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public String getKind() {
    return kind;
  }
}
