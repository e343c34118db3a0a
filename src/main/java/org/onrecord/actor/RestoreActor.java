package org.onrecord.actor;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.onrecord.history.ChangesRecords;
import org.onrecord.history.Restoration;

/** The restoration of actors over HTTP. */
@Path("/actors/{id}/restore")
@Produces(MediaType.APPLICATION_JSON)
class RestoreActor {
  private final ActorRestoration restoration;
  private final ActorViews views;

  RestoreActor(ActorRestoration restoration, ActorViews views) {
    this.restoration = restoration;
    this.views = views;
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @Consumes(MediaType.APPLICATION_JSON)
  public ActorView restore(@RestPath UUID id, Restoration wanted) {
    restoration.restore(id, wanted.at());
    return views.view(id);
  }
}
