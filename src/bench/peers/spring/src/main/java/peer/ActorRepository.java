package peer;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Actors, to which quotes link. */
public interface ActorRepository extends JpaRepository<Actor, UUID> {}
