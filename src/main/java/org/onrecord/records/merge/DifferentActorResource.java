package org.onrecord.records.merge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** REST resource of the decision that two actors are different. */
@Path("/actors/{id}/different")
@Produces(MediaType.WILDCARD)
class DifferentActorResource {
  private final Duplicates duplicates;

  DifferentActorResource(Duplicates duplicates) {
    this.duplicates = duplicates;
  }

  @POST
  @RolesAllowed("editor")
  @Consumes(MediaType.APPLICATION_JSON)
  public void mark(@RestPath UUID id, DifferenceInput input) {
    duplicates.mark(id, input.from().id(), !Boolean.FALSE.equals(input.different()));
  }
}
